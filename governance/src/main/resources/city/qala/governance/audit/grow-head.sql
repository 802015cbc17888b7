-- grow-head.sql : how far the numbers go now
-- in:  size bigint, shelved int        out: nothing
update governance.audit_head set size = :size, shelved = :shelved
