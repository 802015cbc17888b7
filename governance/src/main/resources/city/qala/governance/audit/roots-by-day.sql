-- roots-by-day.sql : the last signed state of each day, the newest first
-- in:  zone text, most int        out: size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea
select size, city, at, root, key, signature
  from (select distinct on (day) *
          from (select *, (at at time zone :zone::text)::date as day from governance.audit_root) as dated
         order by day desc, size desc) as last_of_day
 order by day desc
 limit :most
