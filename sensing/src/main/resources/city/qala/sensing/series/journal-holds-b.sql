-- journal-holds-b.sql : whether there is a block at a position
-- in:  position bigint        out: found boolean
select exists (select 1 from sensing.journal_b where position = :position) as found
