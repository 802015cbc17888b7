-- rollup-remove.sql : removes the roll-up of a stream's day that has no numbers left
-- in:  stream int, day int        out: nothing
delete from sensing.rollup where stream = :stream and day = :day
