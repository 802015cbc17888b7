-- add-quality.sql : how a column was filled
insert into registry.quality (delivery, col, filled, faulty, distinct_values) values (:delivery, :col, :filled, :faulty, :distinct)
on conflict (delivery, col) do update set filled = excluded.filled, faulty = excluded.faulty, distinct_values = excluded.distinct_values;
