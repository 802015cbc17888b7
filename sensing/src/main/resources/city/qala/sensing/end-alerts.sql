-- end-alerts.sql : these are over
-- in:  ids text[], now timestamptz        out: nothing
update sensing.alert set ended = :now where id = any (:ids)
