-- calls-since.sql : how many calls each agreement has made since a moment
-- in:  since timestamptz        out: agreement text, calls bigint
select agreement, count(*) as calls
  from exchange.call
 where at >= :since
 group by agreement;
