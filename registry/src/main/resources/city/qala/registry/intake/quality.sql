-- quality.sql : how the columns of a delivery were filled
select col, filled, faulty, distinct_values from registry.quality where delivery = :delivery;
