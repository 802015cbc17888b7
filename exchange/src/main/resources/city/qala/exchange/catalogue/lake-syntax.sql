-- lake-syntax.sql : what DuckDB's own parser makes of a statement; nothing of it is run
-- in:  sql text        out: tree text, JSON
select json_serialize_sql(:sql::varchar)::varchar as tree
