-- guard-needed.sql : whether the login is above all rules on rows, so that a lesser role is needed
-- in:  -        out: needed boolean
select rolsuper or rolbypassrls as needed from pg_roles where rolname = session_user;
