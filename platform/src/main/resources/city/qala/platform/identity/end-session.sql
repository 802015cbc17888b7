-- end-session.sql : somebody signed out
-- in:  hash bytea, now timestamptz        out: rows
update identity.session set expires = :now where hash = :hash and expires > :now
