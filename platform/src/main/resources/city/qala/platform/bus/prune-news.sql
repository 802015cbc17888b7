-- prune-news.sql : removes news that all consumers have seen and that are old
-- in:  before timestamptz        out: -
delete from bus.news
 where at < :before
   and position <= (select coalesce(min(position), 9223372036854775807) from bus.consumer)
   and position not in (select position from bus.set_aside);
