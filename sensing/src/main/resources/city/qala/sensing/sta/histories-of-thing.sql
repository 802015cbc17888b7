-- histories-of-thing.sql : HistoricalLocations of a Thing in order of their ids
-- in: thing, after bigint, most int        out: id, thing, at µs, places bigint[]
select id, thing, at, places from sensing.history
 where thing = :thing and id > :after order by id limit :most
