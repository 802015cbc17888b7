-- add-line.sql : money for a period, once
-- in:  id, household, entitlement, policy, unit, kind, account, period text, seq integer, amount numeric, at timestamptz        out: -
insert into proactive.line (id, household, entitlement, policy, unit, kind, account, period, seq, amount, state, at)
values (:id, :household, :entitlement, :policy, :unit, :kind, :account, :period, :seq, :amount::numeric, 'READY', :at)
on conflict (entitlement, period, seq) do nothing
