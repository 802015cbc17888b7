-- use-step.sql : uses a code up; no row if it, or a later one, was used before
-- in:  account text, step bigint        out: rows
update identity.second_factor
   set last_step = :step, confirmed = true
 where account = :account and last_step < :step
