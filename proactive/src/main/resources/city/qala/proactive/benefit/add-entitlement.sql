-- add-entitlement.sql : begins an entitlement, unless its unit has one already
-- in:  id, household, policy, unit, state text, amount numeric, since, until, offered date, assessment text, changed timestamptz        out: -
insert into proactive.entitlement (id, household, policy, unit, state, amount, since, until, offered, assessment, changed)
values (:id, :household, :policy, :unit, :state, :amount::numeric, :since, :until::date, :offered::date, :assessment, :changed)
on conflict (policy, unit) where state in ('OFFERED', 'GRANTED') do nothing
