-- use-recovery-code.sql : uses a recovery code up; no row if there is none such
-- in:  account text, hash bytea        out: rows
delete from identity.recovery_code where account = :account and hash = :hash
