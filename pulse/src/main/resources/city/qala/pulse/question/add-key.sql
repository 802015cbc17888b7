-- add-key.sql : records the life of a day's key, which is over
insert into pulse.day_key (day, topic, made_at, destroyed_at) values (:day, :topic, :made, :destroyed);
