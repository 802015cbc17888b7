-- quality-alarms.sql : alarms raised within a time, and those still open from before, with the moment when somebody first did something
-- in: from timestamptz, to timestamptz   out: kind, priority, subject, name, district, raised, ended, answered
select a.kind, a.priority, a.subject, a.name, a.district, a.raised, a.ended,
       (select min(s.at) from operations.alarm_step s where s.alarm = a.id and s.actor <> 'system') as answered
  from operations.alarm a
 where not a.test and a.priority <> 'NOTE' and a.raised < :to and (a.raised >= :from or a.ended is null)
 order by a.raised, a.number limit 200000;
