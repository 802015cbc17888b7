-- waiting.sql : entries that have no number yet, in order, up to a number of them but at least one row
-- in:  most bigint        out: id bigint, count int, lines bytea, concerns bytea
select i.id, i.count, i.lines, i.concerns
  from governance.audit_inbox i
  join (select id, sum(count) over (order by id) - count as before from governance.audit_inbox) w on w.id = i.id
 where w.before < :most
 order by i.id
