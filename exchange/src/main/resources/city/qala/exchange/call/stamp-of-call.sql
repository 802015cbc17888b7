-- stamp-of-call.sql : the time-stamp that covers a call
-- in:  no bigint        out: no, first, last bigint, text text, signature text; nothing while it waits
select no, first, last, text, signature
  from exchange.stamp
 where first = (select max(first) from exchange.stamp where first <= :no) and last >= :no;
