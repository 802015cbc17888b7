-- add-recovery-code.sql : a code that works once
-- in:  account text, hash bytea        out: rows
insert into identity.recovery_code (account, hash) values (:account, :hash)
