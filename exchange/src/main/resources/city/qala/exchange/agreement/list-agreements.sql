-- list-agreements.sql : all agreements, newest first
-- in:  nothing        out: the columns of exchange.agreement
select id, partner_kind, partner_name, partner_bin, data_set, fields, purpose, reason, starts, ends,
       calls_per_day, rows_per_call, proposed_by, proposed_roles, proposed_at, approved_by, approved_roles, approved_at,
       approved_words, ended_by, ended_roles, ended_at, ended_words
  from exchange.agreement
 order by id desc;
