-- put-forecast.sql : says the next hours of a stream, or says them better   in: stream integer, origin timestamptz, model text, said timestamptz, hours jsonb
insert into sensing.forecast (stream, origin, model, said, hours) values (:stream, :origin, :model, :said, cast(:hours as jsonb))
on conflict (stream, origin) do update set model = excluded.model, said = excluded.said, hours = excluded.hours
