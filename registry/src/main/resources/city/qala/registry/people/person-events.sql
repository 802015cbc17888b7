-- person-events.sql : what happened to a person, the newest first
select at, kind, person, other, cause from registry.person_event where person = :person or other = :person order by seq desc limit 100;
