-- alarm-by-id.sql : one alarm
select * from operations.alarm where id = :id;
