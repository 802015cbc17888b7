-- sealed-state-set.sql : says up to where observations are sealed
-- in:  position bigint, generation int, lastFile int, streams bytea        out: nothing
insert into sensing.sealed_state (position, generation, last_file, streams)
values (:position, :generation, :lastFile, :streams)
on conflict (one) do update
   set position = excluded.position, generation = excluded.generation,
       last_file = excluded.last_file, streams = excluded.streams, written = now()
