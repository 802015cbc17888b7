-- size-after.sql : how many entries had a number at the first signed state after a time; the greatest number if there is none
-- in:  at timestamptz        out: size bigint
select coalesce((select size from governance.audit_root where at >= :at order by at, size limit 1), 9223372036854775807) as size
