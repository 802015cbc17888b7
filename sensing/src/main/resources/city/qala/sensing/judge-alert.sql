-- judge-alert.sql : what a person says of an alert
-- in:  id text, judged text, judge text, now timestamptz        out: nothing
update sensing.alert set judged = :judged, judge = :judge, judged_at = :now where id = :id
