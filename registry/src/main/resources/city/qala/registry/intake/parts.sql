-- parts.sql : what was delivered, in order
select body from registry.delivery_part where delivery = :delivery order by part;
