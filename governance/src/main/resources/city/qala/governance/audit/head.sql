-- head.sql : how far the numbers go
-- in:  nothing        out: size bigint, shelved int
select size, shelved from governance.audit_head
