-- periods-of.sql : what has been set down for some periods of some households' entitlements
-- in:  ids, periods text[]        out: entitlement, period text, seq integer, total numeric
select entitlement, period, max(seq) as seq, sum(amount) as total
  from proactive.line where household = any(:ids) and period = any(:periods) group by entitlement, period
