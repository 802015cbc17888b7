-- add-news.sql : one piece of news
-- in:  at timestamptz, topic text, key text, body json text        out: -
insert into bus.news (at, topic, key, body) values (:at, :topic, :key, :body::jsonb);
