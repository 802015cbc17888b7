-- reductions-of.sql : reductions of some households, the newest first
-- in:  ids text[]        out: the columns of proactive.reduction
select id, entitlement, household, amount, assessment, state, proposed, officer, reason, wrong, effective
  from proactive.reduction where household = any(:ids) order by id desc
