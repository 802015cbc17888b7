-- make-migrated.sql : the table of what was applied last, by capability
-- in:  -        out: -
create table if not exists public.qala_migrated (
    capability  text primary key,
    fingerprint text not null
);
