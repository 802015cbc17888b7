-- rollup-forget.sql : removes all roll-ups of a stream
-- in:  stream int        out: nothing
delete from sensing.rollup where stream = :stream
