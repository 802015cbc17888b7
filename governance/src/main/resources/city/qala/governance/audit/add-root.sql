-- add-root.sql : a signed state; the first of a size stays
-- in:  size bigint, city text, at timestamptz, root bytea, key bytea, signature bytea        out: nothing
insert into governance.audit_root (size, city, at, root, key, signature)
values (:size, :city, :at, :root, :key, :signature) on conflict (size) do nothing
