-- journal-read.sql : all blocks after a position, in order
-- in:  after bigint        out: position bigint, block bytea
select position, block from sensing.journal_a where position > :after
union all
select position, block from sensing.journal_b where position > :after
order by position
