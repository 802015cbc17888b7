-- notices-of.sql : what a household was told, the newest first
-- in:  household text, most integer        out: id, kind, entitlement, policy, unit text, amount numeric, day date, at timestamptz
select id, kind, entitlement, policy, unit, amount, day, at
  from proactive.notice where household = :household order by id desc limit :most
