-- steps-of.sql : the log of an alarm
select alarm, at, actor, what, words from operations.alarm_step where alarm = :alarm order by no;
