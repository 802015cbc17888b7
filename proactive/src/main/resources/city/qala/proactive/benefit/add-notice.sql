-- add-notice.sql : tells a household something, once
-- in:  id, household, key, kind, entitlement, policy, unit text, amount numeric, day date, at timestamptz        out: -
insert into proactive.notice (id, household, key, kind, entitlement, policy, unit, amount, day, at)
values (:id, :household, :key, :kind, :entitlement, :policy, :unit, :amount::numeric, :day::date, :at)
on conflict (household, key) do nothing
