-- sealed-files.sql : the manifest
-- in:  nothing        out: id int, path text, generation int, month int, entries bytea
select id, path, generation, month, entries from sensing.sealed_file order by id
