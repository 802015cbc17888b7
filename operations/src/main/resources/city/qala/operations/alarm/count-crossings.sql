-- count-crossings.sql : crossings in all, and alarms that they made
select count(*) as crossings, count(distinct alarm) as alarms from operations.crossing;
