-- put-removal.sql : remembers that the observations of a stream must go
-- in: stream        out: nothing
insert into sensing.removal (stream) values (:stream) on conflict do nothing
