-- leaves.sql : leaves of some calls in order
-- in:  first, last bigint        out: no bigint, leaf bytea
select no, leaf
  from exchange.call
 where no between :first and :last
 order by no;
