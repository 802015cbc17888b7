-- roots.sql : signed states, the newest first
-- in:  before bigint, most int        out: size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea
select size, city, at, root, key, signature from governance.audit_root
 where size < :before order by size desc limit :most
