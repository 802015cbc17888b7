-- open-tasks.sql : what waits, the nearest day first
-- in:  kind text (empty: all), most integer        out: id text, number bigint, kind, status, household text, made timestamptz, due date
select id, number, kind, status, household, made, due
  from proactive.task where status = 'OPEN' and (:kind::text = '' or kind = :kind) order by due, id limit :most
