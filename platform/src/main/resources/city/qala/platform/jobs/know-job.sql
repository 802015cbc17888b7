-- know-job.sql : makes a job's row unless it is there
-- in:  name text, nextRun timestamptz        out: -
insert into jobs.job (name, next_run) values (:name, :nextRun) on conflict (name) do nothing;
