-- set-name.sql : puts a name right
-- in:  id, value text, changed timestamptz        out: -
update governance.resident set name = :value, changed = :changed where id = :id
