-- lock-desk.sql : one writer at a time, whoever else has the ledger open
select pg_advisory_xact_lock(4017);
