-- days-of-use.sql : how many subjects an actor opened on each day of a time that had any
-- in:  actor text, since date, before date        out: day date, subjects bigint
select day, sum(subjects)::bigint as subjects
  from governance.use_day
 where actor = :actor and day >= :since and day < :before
 group by day
 order by day;
