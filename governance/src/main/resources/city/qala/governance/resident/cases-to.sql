-- cases-to.sql : what an officer is asked to explain, newest first
-- in:  officer text        out: id, number, kind, status, resident, officer, made, due, version
select id, number, kind, status, resident, officer, made, due, version
  from governance.case_file where officer = :officer order by id desc
