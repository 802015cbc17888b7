-- task.sql : one thing that waits
-- in:  id text        out: id text, number bigint, kind, status, household text, made timestamptz, due date
select id, number, kind, status, household, made, due from proactive.task where id = :id
