-- alert-by-id.sql : one alert; nobody else changes it meanwhile
-- in:  id text        out: id text, algorithm text, thing text, since timestamptz, seen timestamptz, ended timestamptz or null, judged text, judge text
select id, algorithm, thing, since, seen, ended, judged, judge from sensing.alert where id = :id for update
