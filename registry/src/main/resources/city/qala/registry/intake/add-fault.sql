-- add-fault.sql : a row that was not let in
insert into registry.quarantine (delivery, line, col, reason) values (:delivery, :line, :col, :reason)
on conflict do nothing;
