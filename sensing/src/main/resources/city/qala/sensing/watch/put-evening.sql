-- put-evening.sql : says what an evening will be, once   in: stream integer, day date, model text, probability double precision, warn boolean, said timestamptz
insert into sensing.evening (stream, day, model, probability, warn, said) values (:stream, :day, :model, :probability, :warn, :said)
on conflict (stream, day) do nothing
