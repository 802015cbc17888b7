-- set-disabled.sql : switches an account off or on
-- in:  name text, disabled boolean, now timestamptz        out: rows
update identity.account set disabled = :disabled, changed = :now where name = :name
