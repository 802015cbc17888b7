-- history-by-id.sql : one HistoricalLocation
-- in: id        out: id, thing, at µs, places bigint[]
select id, thing, at, places from sensing.history where id = :id
