-- journal-cut-b.sql : removes blocks up to a position
-- in:  position bigint        out: nothing
delete from sensing.journal_b where position <= :position
