-- add-case-step.sql : adds a step to the history of a case
-- in:  id, actor, what text, at timestamptz        out: -
insert into governance.case_step (case_id, step, at, actor, what)
select :id, coalesce(max(step), 0) + 1, :at, :actor, :what from governance.case_step where case_id = :id
