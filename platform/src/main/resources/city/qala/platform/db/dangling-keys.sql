-- dangling-keys.sql : every foreign key of the migrated schemas, and what finds its rows that lead to nothing
-- in:  nothing        out: name text, cascades boolean, tab text, missing text
select c.conname::text as name,
       c.confdeltype = 'c' as cascades,
       c.conrelid::regclass::text as tab,
       format('%s and not exists (select from %s p where %s)',
           (select string_agg(format('t.%I is not null', a.attname), ' and ')
              from unnest(c.conkey) as k (n) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n),
           c.confrelid::regclass,
           (select string_agg(format('p.%I = t.%I', f.attname, a.attname), ' and ')
              from unnest(c.conkey, c.confkey) as k (n, m)
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n
              join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.m)) as missing
  from pg_constraint c
  join pg_namespace n on n.oid = c.connamespace
 where c.contype = 'f'
   and exists (select from pg_class h where h.relnamespace = n.oid and h.relname = 'schema_history')
 order by c.conrelid::regclass::text, 1
