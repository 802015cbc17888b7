-- lock-head.sql : how far the numbers go; only one at a time may give them
-- in:  nothing        out: size bigint, shelved int
select size, shelved from governance.audit_head for update
