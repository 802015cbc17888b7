-- settle-delivery.sql : how a delivery ended
update registry.delivery
   set state = :state, why = :why, rows = :rows, quarantined = :quarantined, added = :added, changed = :changed, same = :same, gone = :gone, settled = :at, second_by = :second
 where id = :id;
