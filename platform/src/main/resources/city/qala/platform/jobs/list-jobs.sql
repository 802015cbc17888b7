-- list-jobs.sql : how all jobs are doing
-- in:  now timestamptz
-- out: name text, running boolean, note text, last_result text, last_ended timestamptz, next_run timestamptz
select name, holder is not null and lease_until >= :now as running,
       note, last_result, last_ended, next_run
  from jobs.job
 order by name;
