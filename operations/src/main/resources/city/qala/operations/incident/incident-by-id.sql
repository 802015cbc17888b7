-- incident-by-id.sql : one incident
select * from operations.incident where id = :id;
