-- last-stamp.sql : the newest time-stamp
-- in:  nothing        out: last bigint, text text; nothing if there is none
select last, text
  from exchange.stamp
 order by no desc
 limit 1;
