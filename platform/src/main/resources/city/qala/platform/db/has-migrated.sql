-- has-migrated.sql : whether the table of what was applied is there
-- in:  -        out: there boolean
select to_regclass('public.qala_migrated') is not null as there;
