-- add-release.sql : keeps a released day
insert into pulse.release (day, topic, layout, epsilon, feeds, share, body, released_at)
values (:day, :topic, :layout, :epsilon, :feeds, :share, :body, :at);
