-- end-run.sql : ends a run and gives the lease back
-- in:  name text, me text, result text, now timestamptz, nextRun timestamptz        out: -
update jobs.job
   set holder = null, lease_until = null, run_started = null, step = 0,
       last_result = :result, last_ended = :now, next_run = :nextRun
 where name = :name and holder = :me;
