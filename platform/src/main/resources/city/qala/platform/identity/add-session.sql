-- add-session.sql : somebody signed in
-- in:  hash bytea, account, csrf text, now, expires timestamptz        out: rows
insert into identity.session (hash, account, csrf, created, expires)
values (:hash, :account, :csrf, :now, :expires)
