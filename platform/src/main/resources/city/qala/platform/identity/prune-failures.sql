-- prune-failures.sql : forgets old ones
-- in:  before timestamptz        out: rows
delete from identity.failure where at < :before
