-- lock-job.sql : locks the job's row for one step, if the lease is still ours
-- in:  name text, me text        out: run_started timestamptz, step int, note text
select run_started, step, note
  from jobs.job
 where name = :name and holder = :me
   for update;
