-- members-of.sql : the things that an alarm is about, those that hold first
select c.subject, c.thing, c.kind, c.phase, c.at, c.facts from operations.condition c where c.alarm = :alarm
 order by (c.phase in ('ON', 'GOING')) desc, c.subject limit :most;
