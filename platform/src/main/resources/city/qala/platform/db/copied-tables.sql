-- copied-tables.sql : every table of the migrated schemas, with its columns, and whom its rows are about
-- in:  nothing        out: name text, columns text[], kind text or null, subjects text[]
select format('%I.%I', n.nspname, c.relname) as name,
       (select array_agg(format('%I', a.attname) order by a.attnum)
          from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       g.kind as kind,
       (select array_agg(format('%I', s.col)) from unnest(g.columns) as s (col)) as subjects
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join guard.armed g on g.tab = c.oid
 where c.relkind = 'r'
   and c.relname <> 'schema_history'
   and n.nspname not in ('guard', 'public')
   and exists (select from pg_class h where h.relnamespace = n.oid and h.relname = 'schema_history')
 order by 1
