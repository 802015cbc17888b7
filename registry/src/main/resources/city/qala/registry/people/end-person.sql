-- end-person.sql : a person who is another one now
update registry.person set into_ = :into, ended = :at where id = :id;
