-- raised-alarms.sql : alarms raised within a time, in their order
select * from operations.alarm where raised >= :from and raised < :to order by raised, number limit :most;
