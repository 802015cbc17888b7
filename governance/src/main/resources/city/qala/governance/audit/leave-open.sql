-- leave-open.sql : takes away open entries that stand in segments
-- in:  end bigint        out: nothing
delete from governance.audit_open where first < :end
