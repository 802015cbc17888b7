-- segment-roots.sql : roots of all segments from one on, in order
-- in:  from bigint        out: roots bytea
select coalesce(string_agg(root, ''::bytea order by first), ''::bytea) as roots
  from governance.audit_segment where first >= :from
