-- steps-between.sql : what was done within a time
select alarm, at, actor, what, words from operations.alarm_step where at >= :from and at < :to order by no limit :most;
