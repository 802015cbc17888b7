-- journal-lock.sql : takes the lock of the one writer, for as long as the connection lasts
-- in:  nothing        out: mine boolean
select pg_try_advisory_lock(hashtext('sensing.journal')::bigint) as mine
