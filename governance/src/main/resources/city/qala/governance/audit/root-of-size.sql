-- root-of-size.sql : the signed state of a size
-- in:  size bigint        out: size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea
select size, city, at, root, key, signature from governance.audit_root where size = :size
