-- sealed-files.sql : the manifest
-- in:  nothing        out: id int, path text, generation int, month int, entries bytea, results bytea or null
select id, path, generation, month, entries, results from sensing.sealed_file order by id
