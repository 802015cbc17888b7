-- rollup-set.sql : stores the roll-up of a stream's day
-- in:  stream int, day int, generation int, hours bytea        out: nothing
insert into sensing.rollup (stream, day, generation, hours)
values (:stream, :day, :generation, :hours)
on conflict (stream, day) do update
   set generation = excluded.generation, hours = excluded.hours
