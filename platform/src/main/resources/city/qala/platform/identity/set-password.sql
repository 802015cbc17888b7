-- set-password.sql : gives an account another password
-- in:  name, password text, must_change boolean, now timestamptz        out: rows
update identity.account
   set password = :password, must_change = :must_change, changed = :now
 where name = :name
