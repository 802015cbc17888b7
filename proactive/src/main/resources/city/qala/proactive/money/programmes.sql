-- programmes.sql : the numbers of programmes
-- in:  -        out: policy text, code integer
select policy, code from proactive.programme
