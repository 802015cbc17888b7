-- newest-applied.sql : the delivery of a register that is in force
select id, register, sha256, bytes, format, as_of, received, deliverer, state, why, rows, quarantined, added, changed, same, gone, first_by, first_roles, first_at
  from registry.delivery where register = :register and state = 'applied' order by seq desc limit 1;
