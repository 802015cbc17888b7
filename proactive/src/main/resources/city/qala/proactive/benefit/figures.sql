-- figures.sql : counts by programme
-- in:  -        out: policy, what text, n bigint, money numeric
select policy, what, n, money from proactive.figures()
