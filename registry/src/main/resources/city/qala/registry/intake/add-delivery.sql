-- add-delivery.sql : a delivery as it came in
insert into registry.delivery (id, register, sha256, bytes, format, as_of, received, deliverer, state)
values (:id, :register, :sha256, :bytes, :format, :as_of, :at, :by, 'received');
