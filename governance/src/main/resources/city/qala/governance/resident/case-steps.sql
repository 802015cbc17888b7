-- case-steps.sql : the history of a case
-- in:  id text        out: at timestamptz, actor, what text
select at, actor, what from governance.case_step where case_id = :id order by step
