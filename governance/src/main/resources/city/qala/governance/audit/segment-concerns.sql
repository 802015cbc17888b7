-- segment-concerns.sql : what segments from one on concern
-- in:  from bigint        out: first bigint, concerns bytea
select first, concerns from governance.audit_segment where first >= :from order by first
