-- list-sessions.sql : all sessions, ended ones included
-- in:  -        out: hash bytea, account, csrf text, expires timestamptz
select hash, account, csrf, expires from identity.session
