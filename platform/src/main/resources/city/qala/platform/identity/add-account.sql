-- add-account.sql : makes an account
-- in:  name, password text, must_change boolean, now timestamptz        out: rows
insert into identity.account (name, password, must_change, created, changed)
values (:name, :password, :must_change, :now, :now)
