-- The guard of personal tables. A table that is armed shows and takes rows only of subjects that the
-- transaction holds a grant for; without any grant every look at it ends in the error QL403.
--
-- The program sets qala.opens for the length of one transaction (Tx.under). It is a list of
-- kind/id with commas between them; kind/* opens all of a kind, for runs over sets.

create table guard.armed (
    tab     regclass primary key,
    kind    text   not null,
    columns name[] not null
);

create table guard.expiring (
    tab  regclass not null,
    col  name     not null,
    primary key (tab, col)
);

-- The ids of a kind that are open now; the error QL403 if nothing is.
create function guard.opened(kind text) returns text[]
    language plpgsql stable parallel safe set search_path = pg_catalog
as $$
declare
    given text := current_setting('qala.opens', true);
begin
    if given is null or given = '' then
        raise exception 'no purpose' using errcode = 'QL403';
    end if;
    return array(
        select substr(one, length(kind) + 2)
          from unnest(string_to_array(given, ',')) as one
         where one like kind || '/%');
end $$;

-- Whether all of a kind are open now.
create function guard.opens_all(kind text) returns boolean
    language sql stable parallel safe set search_path = pg_catalog
as $$
    select coalesce(
        current_setting('qala.opens', true) = '*'
            or kind || '/*' = any (string_to_array(current_setting('qala.opens', true), ',')),
        false)
$$;

-- Arms a table: its rows are about the subjects of one kind that its columns name.
create function guard.personal(tab regclass, kind text, variadic columns name[]) returns void
    language plpgsql set search_path = pg_catalog
as $$
declare
    rule text;
begin
    select string_agg(format('%I = any ((select guard.opened(%L))::text[])', col, kind), ' or ')
      into rule
      from unnest(columns) as col;
    rule := format('(select guard.opens_all(%L)) or %s', kind, rule);
    execute format('alter table %s enable row level security', tab);
    execute format('alter table %s force row level security', tab);
    execute format('drop policy if exists under_grant on %s', tab);
    execute format('create policy under_grant on %s using (%s) with check (%s)', tab, rule, rule);
    -- Emptying a table asks no policy.
    if exists (select from pg_roles where rolname = 'qala_ordinary') then
        execute format('revoke truncate on %s from qala_ordinary', tab);
    end if;
    insert into guard.armed (tab, kind, columns) values (tab, kind, columns)
    on conflict on constraint armed_pkey
    do update set kind = excluded.kind, columns = excluded.columns;
end $$;

-- Lets rows of a table be deleted by age, and in no other way without a grant.
create function guard.expires(tab regclass, col name) returns void
    language sql set search_path = pg_catalog
as $$
    insert into guard.expiring (tab, col) values (tab, col) on conflict do nothing
$$;

-- Deletes what is older; answers how many rows are gone and shows nothing of them.
create function guard.expire(tab regclass, col name, before timestamptz, most integer)
    returns bigint
    language plpgsql security definer set search_path = pg_catalog set qala.opens = '*'
as $$
declare
    gone bigint;
begin
    if not exists (select from guard.expiring e where e.tab = expire.tab and e.col = expire.col)
    then
        raise exception '% does not expire by %', tab, col;
    end if;
    execute format(
        'delete from %s where ctid = any (array(select ctid from %s where %I < $1 limit $2))',
        tab, tab, col) using before, most;
    get diagnostics gone = row_count;
    return gone;
end $$;

-- Deletes every row about a subject in all armed tables; answers how many are gone.
create function guard.erase(kind text, subject text) returns bigint
    language plpgsql security definer set search_path = pg_catalog set qala.opens = '*'
as $$
declare
    one record;
    gone bigint;
    total bigint := 0;
begin
    for one in
        select a.tab, c.col
          from guard.armed a, unnest(a.columns) as c (col)
         where a.kind = erase.kind
         order by a.tab::text
    loop
        execute format('delete from %s where %I::text = $1', one.tab, one.col) using subject;
        get diagnostics gone = row_count;
        total := total + gone;
    end loop;
    return total;
end $$;

-- The ids of everybody in an armed table: what a run over a set begins with.
create function guard.subjects(tab regclass) returns setof text
    language plpgsql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$
declare
    col name;
begin
    select a.columns[1] into strict col from guard.armed a where a.tab = subjects.tab;
    return query execute format('select distinct %I::text from %s', col, tab);
end $$;

-- Lets the role of ordinary work use a schema and everything that will be made in it. Run by the
-- owner before the migrations of a capability; they may take single rights back.
create function guard.open_schema(named name) returns void
    language plpgsql set search_path = pg_catalog
as $$
declare
    already boolean;
begin
    execute format('create schema if not exists %I', named);
    if not exists (select from pg_roles where rolname = 'qala_ordinary') then
        return;
    end if;
    already := has_schema_privilege('qala_ordinary', named, 'usage');
    if already then
        return;
    end if;
    execute format('grant usage on schema %I to qala_ordinary', named);
    execute format('alter default privileges in schema %I grant select, insert, update, delete, truncate on tables to qala_ordinary', named);
    execute format('alter default privileges in schema %I grant usage, select on sequences to qala_ordinary', named);
    -- What an earlier program made.
    execute format('grant select, insert, update, delete, truncate on all tables in schema %I to qala_ordinary', named);
    execute format('grant usage, select on all sequences in schema %I to qala_ordinary', named);
end $$;

do $$
begin
    if exists (select from pg_roles where rolname = 'qala_ordinary') then
        grant usage on schema guard to qala_ordinary;
        grant select on guard.armed, guard.expiring to qala_ordinary;
    end if;
end $$;
revoke execute on function guard.open_schema(name) from public;
revoke execute on function guard.personal(regclass, text, name[]) from public;
revoke execute on function guard.expires(regclass, name) from public;
