-- cases-of.sql : the cases of one resident, newest first
-- in:  resident text        out: id, number, kind, status, resident, officer, made, due, version
select id, number, kind, status, resident, officer, made, due, version
  from governance.case_file where resident = :resident order by id desc
