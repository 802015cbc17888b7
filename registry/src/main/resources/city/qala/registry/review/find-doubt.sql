-- find-doubt.sql : one pair
select one, other, probability, weight, linked, why from registry.doubt where one = :one and other = :other;
