-- ended-alarms.sql : alarms that ended within a time, the newest end first
select * from operations.alarm where ended >= :from and ended < :to order by ended desc limit :most;
