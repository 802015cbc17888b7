-- entitlements-of.sql : what some households have or had
-- in:  ids text[]        out: the columns of proactive.entitlement
select id, household, policy, unit, state, amount, since, until, offered, reminded, assessment
  from proactive.entitlement where household = any(:ids) order by id
