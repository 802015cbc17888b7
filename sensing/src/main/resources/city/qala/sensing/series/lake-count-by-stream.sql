-- lake-count-by-stream.sql : how many sealed observations of each stream lie within bounds
-- in:  files, from bigint (µs), to bigint (µs), any boolean (no bounds of the result), low double, high double
-- out: stream int, rows bigint
select stream, count(*) as rows
  from read_parquet(:files)
 where epoch_us(t) + us between :from and :to
   and (:any or value between :low and :high)
 group by stream
