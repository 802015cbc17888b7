-- end-case.sql : closes an open case; changes nothing if somebody was faster
-- in:  id, status text        out: -
update governance.case_file set status = :status, version = version + 1 where id = :id and status = 'OPEN'
