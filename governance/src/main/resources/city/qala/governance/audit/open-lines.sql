-- open-lines.sql : the open entries
-- in:  nothing        out: first bigint, count int, lines bytea, concerns bytea
select first, count, lines, concerns from governance.audit_open order by first
