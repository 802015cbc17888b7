-- purge-sessions.sql : forgets browsers that have not signed in for long
-- in:  before timestamptz        out: rows
delete from identity.session where created < :before
