-- add-case.sql : opens a case
-- in:  id, kind, resident, officer text, made timestamptz, due date        out: number bigint
insert into governance.case_file (id, kind, status, resident, officer, made, due)
values (:id, :kind, 'OPEN', :resident, :officer, :made, :due)
returning number
