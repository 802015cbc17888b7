-- use-of-agreements.sql : how often data have left the city, by day (UTC) and agreement
-- in:  nothing        out: day text, data_set, partner_kind, partner, purpose text, calls, rows bigint
with daily as (
    select c.agreement, date_trunc('day', c.at at time zone 'UTC') as day, count(*) as calls,
           sum(c.rows) as rows
      from exchange.call as c
     group by c.agreement, date_trunc('day', c.at at time zone 'UTC')
)
select cast(cast(d.day as date) as text) as day, a.data_set, a.partner_kind,
       a.partner_name as partner, a.purpose, d.calls, d.rows
  from daily as d
  join exchange.agreement as a on a.id = d.agreement
 order by d.day desc, a.id
