-- newest-history.sql : time of the newest HistoricalLocation of a Thing
-- in: thing        out: at µs, null if there is none
select max(at) as at from sensing.history where thing = :thing
