-- list-releases.sql : every released day, oldest first
select day, topic, layout, epsilon, feeds, share, body, released_at from pulse.release order by day, topic;
