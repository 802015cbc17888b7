-- drop-sessions.sql : forgets all sessions of an account, known browsers included
-- in:  account text        out: rows
delete from identity.session where account = :account
