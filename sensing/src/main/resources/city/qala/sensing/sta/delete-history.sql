-- delete-history.sql : takes a HistoricalLocation out
-- in: id        out: nothing
delete from sensing.history where id = :id
