-- add-shelf.sql : the index of a shelf
-- in:  shelf int, chunks int[], bodies bytea[]        out: nothing
insert into governance.audit_shelf (chunk, shelf, body)
select chunk, :shelf::int, body from unnest(:chunks::int[], :bodies::bytea[]) as part (chunk, body)
