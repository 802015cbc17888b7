-- lock-accounts.sql : changes of accounts wait for one another, so that what a rule saw still holds
-- in:  -        out: -
select pg_advisory_xact_lock(4702113)
