-- change-entitlement.sql : what became of an entitlement
-- in:  id, state text, amount numeric, since, until date, assessment text, changed timestamptz        out: -
update proactive.entitlement
   set state = :state, amount = :amount::numeric, since = :since, until = :until::date, assessment = :assessment, changed = :changed
 where id = :id
