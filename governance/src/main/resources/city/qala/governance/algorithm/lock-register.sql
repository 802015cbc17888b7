-- lock-register.sql : keeps others from adding a line until the transaction ends
-- in:  -        out: -
select pg_advisory_xact_lock(4702120)
