-- leave-inbox.sql : takes away what has got its numbers
-- in:  ids bigint[]        out: nothing
delete from governance.audit_inbox where id = any(:ids::bigint[])
