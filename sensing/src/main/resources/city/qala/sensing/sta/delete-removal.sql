-- delete-removal.sql : the observations of the stream are gone
-- in: stream        out: nothing
delete from sensing.removal where stream = :stream
