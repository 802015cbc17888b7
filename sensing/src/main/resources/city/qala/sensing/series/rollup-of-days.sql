-- rollup-of-days.sql : roll-ups of all streams over some days
-- in:  first int, last int        out: stream int, day int, hours bytea
select stream, day, hours from sensing.rollup where day between :first and :last
