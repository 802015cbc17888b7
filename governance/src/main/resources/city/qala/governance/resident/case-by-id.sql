-- case-by-id.sql : one case without its words
-- in:  id text        out: id, number, kind, status, resident, officer, made, due, version
select id, number, kind, status, resident, officer, made, due, version from governance.case_file where id = :id
