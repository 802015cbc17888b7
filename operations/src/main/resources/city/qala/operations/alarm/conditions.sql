-- conditions.sql : what is known of all conditions
select * from operations.condition;
