-- add-open.sql : entries of a segment that is not full
-- in:  first bigint, count int, lines bytea, concerns bytea        out: nothing
insert into governance.audit_open (first, count, lines, concerns) values (:first, :count, :lines, :concerns)
