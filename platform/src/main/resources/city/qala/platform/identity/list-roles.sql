-- list-roles.sql : codes of all roles
-- in:  -        out: code text
select code from identity.role order by code
