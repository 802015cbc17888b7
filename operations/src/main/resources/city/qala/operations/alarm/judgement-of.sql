-- judgement-of.sql : what a person said of an alarm
-- in:  alarm text        out: at most one row
select algorithm, was_right, by_whom, at from operations.judgement where alarm = :alarm
