-- journal-cut-a.sql : removes blocks up to a position
-- in:  position bigint        out: nothing
delete from sensing.journal_a where position <= :position
