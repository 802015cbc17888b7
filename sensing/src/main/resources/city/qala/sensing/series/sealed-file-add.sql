-- sealed-file-add.sql : makes a file visible
-- in:  id int, path text, generation int, month int, rows bigint, entries bytea, results bytea or null        out: nothing
insert into sensing.sealed_file (id, path, generation, month, rows, entries, results)
values (:id, :path, :generation, :month, :rows, :entries, :results)
