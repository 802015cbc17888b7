-- set-phone.sql : puts a telephone number right, or erases it
-- in:  id, value text, changed timestamptz        out: -
update governance.resident set phone = :value, changed = :changed where id = :id
