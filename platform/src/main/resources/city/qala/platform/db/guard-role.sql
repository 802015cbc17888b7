-- guard-role.sql : makes the role of ordinary work where the login is above all rules on rows
-- in:  -        out: -
do $$
begin
    if not (select rolsuper or rolbypassrls from pg_roles where rolname = session_user) then
        return;
    end if;
    if not exists (select from pg_roles where rolname = 'qala_ordinary') then
        begin
            create role qala_ordinary nologin nosuperuser nobypassrls;
        exception when duplicate_object or unique_violation then
            -- Another program on this server made it at the same moment.
        end;
    end if;
    if to_regclass('public.qala_migrated') is not null then
        grant select on public.qala_migrated to qala_ordinary;
    end if;
end $$;
