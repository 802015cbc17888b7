-- sealed-file-remove.sql : takes a file out of the manifest
-- in:  id int        out: nothing
delete from sensing.sealed_file where id = :id
