-- count-attempt.sql : a delivery failed
-- in:  name text        out: attempts bigint
update bus.consumer set attempts = attempts + 1 where name = :name returning attempts;
