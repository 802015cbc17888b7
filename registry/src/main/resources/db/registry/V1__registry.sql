-- Departments' registers: what was delivered, what each record says, who and which household it is about.

-- What a register is, in the words of its declaration. Nothing about people.
create table registry.register (
    code     text primary key check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
    yaml     text not null,
    revision integer not null,
    declared timestamptz not null,
    declarer text not null
);

-- One delivery. Counts and hashes; no cell of anybody.
create table registry.delivery (
    id          text primary key,
    seq         bigint generated always as identity unique,
    register    text not null references registry.register (code),
    sha256      text not null,
    bytes       bigint not null,
    format      text not null check (format in ('csv', 'jsonl')),
    as_of       date not null,
    received    timestamptz not null,
    deliverer   text not null,
    state       text not null check (state in ('received', 'held', 'applied', 'refused', 'late')),
    why         text not null default '',
    rows        integer not null default 0,
    quarantined integer not null default 0,
    added       integer not null default 0,
    changed     integer not null default 0,
    same        integer not null default 0,
    gone        integer not null default 0,
    settled     timestamptz,
    first_by    text not null default '',
    first_roles text not null default '',
    first_at    timestamptz,
    second_by   text not null default ''
);
create index delivery_of on registry.delivery (register, seq desc);

-- A delivery as it was delivered, packed. Personal: opened for the delivery as a whole, and gone after a while.
create table registry.delivery_part (
    delivery text not null,
    part     integer not null,
    body     bytea not null,
    received timestamptz not null,
    primary key (delivery, part)
);
select guard.personal('registry.delivery_part', 'delivery', 'delivery');
select guard.expires('registry.delivery_part', 'received');

-- Rows that were not let in, with the reason; what stood in them is in the delivery only.
create table registry.quarantine (
    delivery text not null references registry.delivery (id),
    line     bigint not null,
    col      text not null,
    reason   text not null,
    primary key (delivery, line, col)
);

-- How well each column of a register was filled at each delivery. Counts.
create table registry.quality (
    delivery text not null references registry.delivery (id),
    col      text not null,
    filled   integer not null,
    faulty   integer not null,
    distinct_values integer not null,
    primary key (delivery, col)
);

-- What each record of a register says, version by version; nothing is overwritten. A view of a day
-- takes, of what was known, the version with the latest beginning.
create table registry.record (
    id         text not null,
    version    integer not null,
    register   text not null,
    key        text not null,
    person     text not null,
    delivery   text not null,
    valid_from date not null,
    known_from timestamptz not null,
    current    boolean not null,
    gone       boolean not null,
    hash       text not null,
    cells      jsonb not null,
    iin        text not null,
    words      text[] not null,
    born       text not null,
    primary key (id, version)
);
select guard.personal('registry.record', 'person', 'person');
create index record_of on registry.record (person);
create unique index record_key on registry.record (register, key) where current;
create index record_iin on registry.record (iin) where current and iin <> '';
create index record_born on registry.record (born) where current and born <> '';

-- Which persons there are and were. Ids only.
create table registry.person (
    id    text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    since timestamptz not null,
    into_ text,
    ended timestamptz
);

-- Which households there are and were, and who belongs to them since when. Ids only.
create table registry.household (
    id    text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    since timestamptz not null,
    ended timestamptz
);
create table registry.member (
    household   text not null references registry.household (id),
    person      text not null,
    valid_from  date not null,
    known_from  timestamptz not null,
    known_until timestamptz,
    primary key (household, person, known_from)
);
create index member_person on registry.member (person) where known_until is null;
create index member_household on registry.member (household) where known_until is null;

-- Runs of the linkage, and what each did to persons: made, merged, split, moved. Ids only.
create table registry.run (
    id        bigint generated always as identity primary key,
    began     timestamptz not null,
    ended     timestamptz not null,
    basis     text not null,
    records   integer not null,
    persons   integer not null,
    merged    integer not null,
    split     integer not null,
    households integer not null,
    threshold double precision not null,
    precision_ double precision not null,
    recall    double precision not null
);
create table registry.person_event (
    seq    bigint generated always as identity primary key,
    at     timestamptz not null,
    kind   text not null check (kind in ('made', 'merged', 'split')),
    person text not null,
    other  text not null,
    cause  text not null
);
create index person_event_of on registry.person_event (person);

-- Ids of the persons whom a register speaks of: what a delivery opens before it may compare.
create function registry.persons_of(named text) returns setof text
    language sql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$ select distinct person from registry.record where register = named and current $$;

-- Ids of everybody in any register.
create function registry.all_persons() returns setof text
    language sql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$ select distinct person from registry.record $$;

-- Ids of those to whom a number, or words of a name with a day of birth, belong: whom a search may ask to open.
create function registry.find_persons(number text, names text[], day text) returns setof text
    language sql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$
    select distinct person
      from registry.record
     where current and not gone
       and case when number <> '' then iin = number
                else born = day and day <> '' and cardinality(names) > 0 and words @> names end
     order by person
     limit 21
$$;

-- Ids of the persons of two records: whom a review opens.
create function registry.persons_of_records(ids text[]) returns setof text
    language sql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$ select distinct person from registry.record where id = any (ids) and current $$;
