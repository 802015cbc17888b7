-- add-delivery.sql : a notice is to go to a receiver; a repeat changes nothing
insert into operations.delivery (notice, receiver, state, next_at) values (:notice, :receiver, 'WAITING', :at) on conflict do nothing;
