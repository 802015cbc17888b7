-- rollup-of-stream.sql : roll-ups of a stream over some days
-- in:  stream int, first int, last int        out: day int, generation int, hours bytea
select day, generation, hours
  from sensing.rollup
 where stream = :stream and day between :first and :last
 order by day
