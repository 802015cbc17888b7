-- lake-count.sql : how many sealed observations have a result within bounds
-- in:  files, any boolean (no bounds of the result), low double, high double        out: rows bigint
select count(*) as rows
  from read_parquet(:files)
 where :any or value between :low and :high
