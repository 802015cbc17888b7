-- close-incident.sql : it is over
update operations.incident set closed = :at, closed_by = :by, outcome = :outcome where id = :id and closed is null;
