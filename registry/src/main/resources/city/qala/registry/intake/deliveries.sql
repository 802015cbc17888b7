-- deliveries.sql : the newest deliveries of a register
select id, register, sha256, bytes, format, as_of, received, deliverer, state, why, rows, quarantined, added, changed, same, gone, first_by, first_roles, first_at
  from registry.delivery where register = :register order by seq desc limit :most;
