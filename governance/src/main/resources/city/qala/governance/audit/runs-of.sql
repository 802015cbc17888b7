-- runs-of.sql : runs over sets that a subject was a member of
-- in:  chunk int, bit int, low bigint, high bigint        out: leaf bigint, line text
select r.leaf, r.line
  from governance.audit_member m
  join governance.audit_run r on r.run = m.run
 where m.chunk = :chunk
   and case when length(m.body) = 0 then true
            when length(m.body) * 8 <= :bit::int then false
            else get_bit(m.body, :bit::int) = 1 end
   and r.leaf >= :low and r.leaf < :high
 order by r.leaf desc
