-- last-number.sql : the greatest number given so far
select coalesce(max(number), 0) as number from operations.alarm;
