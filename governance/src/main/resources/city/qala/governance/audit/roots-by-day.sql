-- roots-by-day.sql : the last signed state of each day, the newest first
-- in:  zone text, most int        out: size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea
select distinct on ((at at time zone :zone::text)::date) size, city, at, root, key, signature
  from governance.audit_root
 order by (at at time zone :zone::text)::date desc, size desc limit :most
