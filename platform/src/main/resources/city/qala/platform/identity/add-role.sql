-- add-role.sql : gives an account a role
-- in:  name, role text        out: rows
insert into identity.account_role (account, role) values (:name, :role)
