-- add-run.sql : where the entry of a run stands
-- in:  run bigint, leaf bigint, line text        out: nothing
insert into governance.audit_run (run, leaf, line) values (:run, :leaf, :line)
