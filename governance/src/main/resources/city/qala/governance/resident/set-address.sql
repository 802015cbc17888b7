-- set-address.sql : puts an address right
-- in:  id, value text, changed timestamptz        out: -
update governance.resident set address = :value, changed = :changed where id = :id
