-- next-news.sql : the next news for a consumer; its row is locked, so that one process delivers
-- in:  name text, topics text[]
-- out: position bigint, at timestamptz, topic text, key text, body text, attempts int
select n.position, n.at, n.topic, n.key, n.body::text as body, c.attempts
  from (select * from bus.consumer where name = :name for update skip locked) c
  join lateral (select *
                  from bus.news n
                 where n.position > c.position and n.topic = any(:topics)
                 order by n.position
                 limit 1) n on true;
