-- lines-of.sql : money of a household, the newest first
-- in:  household text, most integer        out: the columns of proactive.line
select id, household, entitlement, policy, unit, kind, account, period, seq, amount, state, batch, told, at
  from proactive.line where household = :household order by at desc, id desc limit :most
