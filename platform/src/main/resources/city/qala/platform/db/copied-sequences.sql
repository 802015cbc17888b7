-- copied-sequences.sql : how far every sequence of the migrated schemas has come
-- in:  nothing        out: name text, last bigint
select format('%I.%I', s.schemaname, s.sequencename) as name, s.last_value as last
  from pg_sequences s
 where s.last_value is not null
   and exists (select from pg_class h join pg_namespace n on n.oid = h.relnamespace
                where n.nspname = s.schemaname and h.relname = 'schema_history')
 order by 1
