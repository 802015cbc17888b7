-- histories-of-place.sql : HistoricalLocations that name a Location, in order of their ids
-- in: place bigint[] of one, after bigint, most int        out: id, thing, at µs, places bigint[]
select id, thing, at, places from sensing.history
 where places @> :place and id > :after order by id limit :most
