-- open-alerts.sql : every alert that has not ended
-- in:  nothing        out: id text, algorithm text, thing text, since timestamptz, seen timestamptz, ended timestamptz or null, judged text, judge text
select id, algorithm, thing, since, seen, ended, judged, judge from sensing.alert where ended is null order by id
