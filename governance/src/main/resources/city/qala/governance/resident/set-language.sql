-- set-language.sql : changes the language in which the town writes
-- in:  id, value text, changed timestamptz        out: -
update governance.resident set language = :value, changed = :changed where id = :id
