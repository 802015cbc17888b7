-- set-email.sql : puts a mail address right, or erases it
-- in:  id, value text, changed timestamptz        out: -
update governance.resident set email = :value, changed = :changed where id = :id
