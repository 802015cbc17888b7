-- put-entity.sql : stores an entity or its new version
-- in: kind, id, body text, thing, sensor, observed, places, former bigint[]        out: nothing
insert into sensing.entity (kind, id, body, thing, sensor, observed, places, former)
values (:kind, :id, :body, :thing, :sensor, :observed, :places, :former)
on conflict (kind, id) do update
   set body = excluded.body, thing = excluded.thing, sensor = excluded.sensor,
       observed = excluded.observed, places = excluded.places, former = excluded.former
