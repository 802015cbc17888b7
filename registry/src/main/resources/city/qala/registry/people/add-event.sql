-- add-event.sql : what happened to a person
insert into registry.person_event (at, kind, person, other, cause) values (:at, :kind, :person, :other, :cause);
