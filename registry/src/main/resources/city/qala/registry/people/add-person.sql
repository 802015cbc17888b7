-- add-person.sql : a person who was not there
insert into registry.person (id, since) values (:id, :at) on conflict (id) do update set into_ = null, ended = null;
