-- add-members.sql : the members of a run
-- in:  run bigint, chunks int[], bodies bytea[]        out: nothing
insert into governance.audit_member (chunk, run, body)
select chunk, :run::bigint, body from unnest(:chunks::int[], :bodies::bytea[]) as part (chunk, body)
