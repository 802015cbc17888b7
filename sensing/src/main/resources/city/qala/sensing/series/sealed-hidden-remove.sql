-- sealed-hidden-remove.sql : all rows of a stream's sealed files count
-- in:  stream int        out: nothing
delete from sensing.sealed_hidden where stream = :stream
