-- move-consumer.sql : a delivery is done
-- in:  name text, position bigint        out: -
update bus.consumer set position = :position, attempts = 0 where name = :name;
