-- pause-run.sql : gives the lease back in the middle of a run
-- in:  name text, me text        out: -
update jobs.job set holder = null, lease_until = null where name = :name and holder = :me;
