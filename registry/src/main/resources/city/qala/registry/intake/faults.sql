-- faults.sql : rows of a delivery that were not let in
select line, col, reason from registry.quarantine where delivery = :delivery order by line, col limit :most;
