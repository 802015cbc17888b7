-- keep-step.sql : notes how far the run is and renews the lease
-- in:  name text, note text, leaseUntil timestamptz        out: -
update jobs.job
   set step = step + 1, note = :note, lease_until = :leaseUntil
 where name = :name;
