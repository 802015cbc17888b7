-- What rules find are alarms of the control room now, judged there.
drop table sensing.alert;
