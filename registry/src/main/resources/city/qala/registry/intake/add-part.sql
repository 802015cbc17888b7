-- add-part.sql : a part of what was delivered
insert into registry.delivery_part (delivery, part, body, received) values (:delivery, :part, :body, :at);
