-- next-run.sql : a number for a run over a set
-- in:  nothing        out: run bigint
select nextval('governance.audit_run_number') as run
