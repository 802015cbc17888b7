-- drop-roles.sql : takes all roles of an account
-- in:  name text        out: rows
delete from identity.account_role where account = :name
