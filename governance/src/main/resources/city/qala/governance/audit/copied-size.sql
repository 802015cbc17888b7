-- copied-size.sql : how many entries have a number
-- in:  nothing        out: size text
select size::text from governance.audit_head
