-- see-alerts.sql : these are still so
-- in:  ids text[], now timestamptz        out: nothing
update sensing.alert set seen = :now where id = any (:ids)
