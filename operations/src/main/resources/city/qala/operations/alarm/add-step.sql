-- add-step.sql : a line of an alarm's log
insert into operations.alarm_step (alarm, at, actor, what, words) values (:alarm, :at, :actor, :what, :words);
