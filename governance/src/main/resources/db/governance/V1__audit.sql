-- The audit log. An entry is written into audit_inbox by the transaction of the act itself; the
-- sequencer then gives it its number and moves it into audit_open and, 128 at a time, packed, into
-- audit_segment. Nothing is ever changed, and nothing leaves before it stands further on.

-- How many entries have a number, and how many shelves of 65,536 are indexed for good.
create table governance.audit_head (
    lone    boolean primary key default true check (lone),
    size    bigint not null check (size >= 0),
    shelved integer not null check (shelved >= 0)
);
insert into governance.audit_head (size, shelved) values (0, 0);

-- Who is behind a pseudonym. Destroying a row destroys the key: nothing links the entries to
-- anybody then. Copies of this table must not outlive it: it is left out of backups of the log.
create table governance.audit_subject (
    ordinal   integer generated always as identity primary key,
    subject   text collate "C" not null unique,
    key       bytea not null check (length(key) = 32),
    pseudonym bytea not null unique check (length(pseudonym) = 16)
);

-- Written and not numbered yet: lines of canonical text, and what each concerns (packed).
create table governance.audit_inbox (
    id       bigint generated always as identity primary key,
    count    integer not null check (count > 0),
    lines    bytea not null,
    concerns bytea not null
);
alter table governance.audit_inbox alter column lines set storage external;

-- Numbered, in a segment that is not full yet.
create table governance.audit_open (
    first    bigint primary key,
    count    integer not null check (count > 0),
    lines    bytea not null,
    concerns bytea not null
);
alter table governance.audit_open alter column lines set storage external;

-- 128 entries: the root of their hashes, their lines deflated, what they concern, and hashes of the
-- words that a search may ask for.
create table governance.audit_segment (
    first    bigint primary key check (first % 128 = 0),
    root     bytea not null check (length(root) = 32),
    body     bytea not null,
    concerns bytea not null,
    terms    bigint[] not null
);
alter table governance.audit_segment alter column body set storage external;
create index audit_segment_terms on governance.audit_segment using gin (terms);

-- Which entries of a shelf concern whom, for 1,024 subjects a row.
create table governance.audit_shelf (
    chunk integer not null,
    shelf integer not null,
    body  bytea not null,
    primary key (chunk, shelf)
);

-- Runs over sets: their members, 1,024 subjects a row; an empty body means all of them.
create sequence governance.audit_run_number;
create table governance.audit_member (
    chunk integer not null,
    run   bigint not null,
    body  bytea not null,
    primary key (chunk, run)
);
create table governance.audit_run (
    run  bigint primary key,
    leaf bigint not null,
    line text not null
);

-- Signed states.
create table governance.audit_root (
    size      bigint primary key,
    city      text not null,
    at        timestamptz not null,
    root      bytea not null,
    key       bytea not null,
    signature bytea not null
);
create index audit_root_at on governance.audit_root (at, size);

create function governance.audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to' using errcode = '42501';
end $$;

create function governance.audit_grow() returns trigger language plpgsql as $$
begin
    if new.size < old.size or new.shelved < old.shelved then
        raise exception 'the audit log does not shrink' using errcode = '42501';
    end if;
    perform set_config('governance.audit_grown', (new.size - old.size)::text, true);
    return new;
end $$;

-- What leaves the inbox must have got its numbers in the same transaction.
create function governance.audit_keep_inbox() returns trigger language plpgsql as $$
declare
    grown text := nullif(current_setting('governance.audit_grown', true), '');
begin
    if (select coalesce(sum(count), 0) from gone) <> coalesce(grown, '0')::bigint then
        raise exception 'an entry may not leave the audit log' using errcode = '42501';
    end if;
    perform set_config('governance.audit_grown', '0', true);
    return null;
end $$;

-- What leaves the open entries must stand in a segment, so that the numbers have no gap.
create function governance.audit_keep_open() returns trigger language plpgsql as $$
begin
    if (select coalesce(max(first) + 128, 0) from governance.audit_segment)
        + (select coalesce(sum(count), 0) from governance.audit_open)
        <> (select size from governance.audit_head) then
        raise exception 'an entry may not leave the audit log' using errcode = '42501';
    end if;
    return null;
end $$;

create trigger audit_head_grows before update on governance.audit_head
    for each row execute function governance.audit_grow();
create trigger audit_inbox_kept after delete on governance.audit_inbox
    referencing old table as gone for each statement execute function governance.audit_keep_inbox();
create trigger audit_open_kept after delete on governance.audit_open
    for each statement execute function governance.audit_keep_open();

do $$
declare
    t text;
begin
    foreach t in array array['segment', 'shelf', 'member', 'run', 'root'] loop
        execute format('create trigger audit_%1$s_final before update or delete on'
            ' governance.audit_%1$s for each statement execute function governance.audit_refuse()', t);
    end loop;
    foreach t in array array['inbox', 'open', 'subject'] loop
        execute format('create trigger audit_%1$s_final before update on'
            ' governance.audit_%1$s for each statement execute function governance.audit_refuse()', t);
    end loop;
    execute 'create trigger audit_head_final before delete on governance.audit_head'
        ' for each statement execute function governance.audit_refuse()';
    foreach t in array array['head', 'inbox', 'open', 'segment', 'shelf', 'member', 'run', 'root', 'subject'] loop
        execute format('create trigger audit_%1$s_kept_whole before truncate on'
            ' governance.audit_%1$s for each statement execute function governance.audit_refuse()', t);
        execute format('revoke update, delete, truncate on governance.audit_%s from public', t);
    end loop;
end $$;
