-- add-judgement.sql : what a person said of an alarm; once
-- in:  alarm text, algorithm text, right boolean, by text, at timestamptz
insert into operations.judgement (alarm, algorithm, was_right, by_whom, at)
values (:alarm, :algorithm, :right, :by, :at)
