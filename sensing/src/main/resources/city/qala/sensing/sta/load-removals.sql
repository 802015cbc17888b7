-- load-removals.sql : streams whose observations must go
-- in: nothing        out: stream
select stream from sensing.removal order by stream
