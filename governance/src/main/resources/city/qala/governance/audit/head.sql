-- head.sql : how far the numbers go, and whether anything waits for one
-- in:  nothing        out: size bigint, shelved int, waiting boolean
select size, shelved, exists (select 1 from governance.audit_inbox) as waiting from governance.audit_head
