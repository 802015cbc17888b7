-- quality-chatter.sql : conditions that began three times or more within a minute, the worst first
-- in: from timestamptz, to timestamptz   out: kind, subject, name, times
select c.kind, c.subject, c.thing as name, count(*) as times
  from (select x.condition, x.at, lag(x.at, 2) over (partition by x.condition order by x.at) as third
          from operations.crossing x where x.told >= :from and x.told < :to) t
  join operations.condition c on c.name = t.condition
 where t.third is not null and t.at - t.third <= interval '60 seconds' and not c.test
 group by c.kind, c.subject, c.thing order by times desc, c.subject limit 10;
