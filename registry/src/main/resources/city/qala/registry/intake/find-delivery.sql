-- find-delivery.sql : one delivery, for this transaction alone
select id, register, sha256, bytes, format, as_of, received, deliverer, state, why, rows, quarantined, added, changed, same, gone, first_by, first_roles, first_at
  from registry.delivery where id = :id for update;
