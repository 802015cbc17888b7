-- put-condition.sql : what is known of a condition now
insert into operations.condition (name, kind, holds, at, told, phase, alarm, subject, thing, district, line, lon, lat, facts, test)
values (:name, :kind, :holds, :at, :told, :phase, :alarm::text, :subject, :thing, :district, :line, :lon::float8, :lat::float8, :facts::jsonb, :test)
    on conflict (name) do update set kind = excluded.kind, holds = excluded.holds, at = excluded.at, told = excluded.told,
       phase = excluded.phase, alarm = excluded.alarm, subject = excluded.subject, thing = excluded.thing,
       district = excluded.district, line = excluded.line, lon = excluded.lon, lat = excluded.lat,
       facts = excluded.facts, test = excluded.test;
