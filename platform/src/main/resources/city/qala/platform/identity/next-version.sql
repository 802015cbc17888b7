-- next-version.sql : an account was changed
-- in:  name text        out: rows
update identity.account set version = version + 1 where name = :name
