-- know-consumer.sql : a new consumer begins with the news that come after it
-- in:  name text        out: -
insert into bus.consumer (name, position)
select :name, coalesce(max(position), 0) from bus.news
on conflict (name) do nothing;
