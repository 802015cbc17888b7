-- move-record.sql : a record whose person is another one now
update registry.record set person = :person where id = :id and person <> :person;
