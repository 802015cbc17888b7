-- case-queue.sql : cases of some kinds with one status, the nearest last day first
-- in:  kinds text[], status text, most integer        out: id, number, kind, status, resident, officer, made, due, version
select id, number, kind, status, resident, officer, made, due, version
  from governance.case_file
 where kind = any(:kinds) and status = :status
 order by due, id limit :most
