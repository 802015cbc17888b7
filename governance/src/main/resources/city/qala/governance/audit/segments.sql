-- segments.sql : segments by their first numbers
-- in:  firsts bigint[]        out: first bigint, body bytea
select first, body from governance.audit_segment where first = any(:firsts::bigint[]) order by first
