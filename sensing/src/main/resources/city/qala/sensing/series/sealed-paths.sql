-- sealed-paths.sql : every file that the manifest names
-- in:  nothing        out: path text
select path from sensing.sealed_file order by id
