-- roots-by-day.sql : the last signed state of each of some days, the newest first
-- in:  zone text, now timestamptz, most int        out: size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea
select r.size, r.city, r.at, r.root, r.key, r.signature
  from (select :zone::text as name, :now::timestamptz as now) z
 cross join generate_series(0, :most::int - 1) as back
 cross join lateral (select date_trunc('day', z.now at time zone z.name) - make_interval(days => back) as day) d
 cross join lateral (
     select size, city, at, root, key, signature
       from governance.audit_root
      where at >= d.day at time zone z.name
        and at < (d.day + interval '1 day') at time zone z.name
      order by at desc, size desc limit 1) r
 order by r.at desc
