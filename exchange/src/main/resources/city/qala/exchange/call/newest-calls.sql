-- newest-calls.sql : the newest calls under one agreement
-- in:  agreement text, most integer        out: id text, at timestamptz, rows integer
select id, at, rows
  from exchange.call
 where agreement = :agreement
 order by no desc
 limit :most;
