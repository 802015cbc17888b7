-- put-history.sql : stores a HistoricalLocation or its new version
-- in: id, thing, at bigint µs, places bigint[]        out: nothing
insert into sensing.history (id, thing, at, places) values (:id, :thing, :at, :places)
on conflict (id) do update set thing = excluded.thing, at = excluded.at, places = excluded.places
