-- migrated-schemas.sql : the schemas that migrations have made
-- in:  nothing        out: name text
select n.nspname::text as name
  from pg_class h join pg_namespace n on n.oid = h.relnamespace
 where h.relname = 'schema_history' and h.relkind = 'r'
 order by 1
