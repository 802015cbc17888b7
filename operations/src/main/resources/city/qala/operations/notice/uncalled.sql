-- uncalled.sql : alarms that nobody took and for which nobody was called yet
select id from operations.alarm a where a.escalated is not null and a.ended is null
   and not exists (select 1 from operations.notice n where n.alarm = a.id and n.audience = 'STAFF') order by a.number limit 100;
