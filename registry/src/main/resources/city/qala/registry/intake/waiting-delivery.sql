-- waiting-delivery.sql : a delivery that was stored and not settled
select id from registry.delivery where state = 'received' and received < :before order by seq limit 1;
