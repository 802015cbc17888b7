-- alarms-about.sql : alarms that a thing took part in, within a time, oldest first
-- in: subject text, from timestamptz, to timestamptz, most integer
select a.* from operations.alarm a
 where a.since < :to and (a.ended is null or a.ended >= :from) and not a.test
   and exists (select 1 from operations.crossing x join operations.condition c on c.name = x.condition
                where x.alarm = a.id and c.subject = :subject)
 order by a.since, a.number limit :most;
