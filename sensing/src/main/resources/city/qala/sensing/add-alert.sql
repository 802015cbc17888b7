-- add-alert.sql : a rule has found something
-- in:  id text, algorithm text, thing text, since timestamptz        out: nothing
insert into sensing.alert (id, algorithm, thing, since, seen) values (:id, :algorithm, :thing, :since, :since)
