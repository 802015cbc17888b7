-- open-alarms.sql : alarms that are not over
-- out: every column
select * from operations.alarm where ended is null order by number;
