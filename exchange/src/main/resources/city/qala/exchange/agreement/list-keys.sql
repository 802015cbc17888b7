-- list-keys.sql : keys of all agreements
-- in:  nothing        out: agreement text, curve text, x text, y text
select agreement, curve, x, y
  from exchange.agreement_key
 order by agreement, kid;
