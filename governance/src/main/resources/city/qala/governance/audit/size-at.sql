-- size-at.sql : how many entries had a number for sure at a time: later ones are not older
-- in:  at timestamptz        out: size bigint
select coalesce((select size from governance.audit_root where at <= :at order by at desc, size desc limit 1), 0) as size
