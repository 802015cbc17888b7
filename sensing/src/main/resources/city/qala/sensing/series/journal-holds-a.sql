-- journal-holds-a.sql : whether there is a block at a position
-- in:  position bigint        out: found boolean
select exists (select 1 from sensing.journal_a where position = :position) as found
