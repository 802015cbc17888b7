-- alerts.sql : the newest alerts
-- in:  most int        out: id text, algorithm text, thing text, since timestamptz, seen timestamptz, ended timestamptz or null, judged text, judge text
select id, algorithm, thing, since, seen, ended, judged, judge from sensing.alert order by since desc, id desc limit :most
