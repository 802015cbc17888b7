-- take-job.sql : takes the lease of a job that is due and that nobody holds; a run that was cut goes on
-- in:  name text, me text, now timestamptz, leaseUntil timestamptz, always boolean
-- out: a row if it was taken: run_started timestamptz
update jobs.job
   set holder      = :me,
       lease_until = :leaseUntil,
       run_started = coalesce(run_started, :now)
 where name = (select name
                 from jobs.job
                where name = :name
                  and (holder is null or lease_until < :now)
                  and (:always or run_started is not null or next_run <= :now)
                  for update skip locked)
returning run_started;
