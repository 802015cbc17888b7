-- drop-account.sql : forgets an account and all that hangs on it
-- in:  name text        out: rows
delete from identity.account where name = :name
