-- batch-lines.sql : what left in a batch
-- in:  batch text        out: the columns of proactive.line
select id, household, entitlement, policy, unit, kind, account, period, seq, amount, state, batch, told, at
  from proactive.line where batch = :batch order by account, id
