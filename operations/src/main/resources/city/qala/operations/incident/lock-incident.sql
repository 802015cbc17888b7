-- lock-incident.sql : an open incident, held until the transaction ends
select id, lead from operations.incident where id = :id and closed is null for update;
