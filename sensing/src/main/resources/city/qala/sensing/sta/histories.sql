-- histories.sql : HistoricalLocations in order of their ids
-- in: after bigint, most int        out: id, thing, at µs, places bigint[]
select id, thing, at, places from sensing.history where id > :after order by id limit :most
