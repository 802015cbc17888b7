-- drop-recovery-codes.sql : makes all recovery codes of an account worthless
-- in:  account text        out: rows
delete from identity.recovery_code where account = :account
