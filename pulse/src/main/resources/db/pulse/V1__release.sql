-- What may be known of a day: noised counts only. No row here is about a person.

-- The cells of a table, known before any data. A change is a new row; a release names its own.
create table pulse.layout (
    no        integer generated always as identity primary key,
    topic     text not null check (topic in ('presence', 'purchases', 'trips')),
    places    text[] not null check (cardinality(places) > 0),
    residents integer[] not null,
    hours     integer not null check (hours between 1 and 24),
    kinds     text[] not null check (cardinality(kinds) > 0),
    sellers   integer[] not null,
    areas     integer not null check (areas >= 0),
    declared_at timestamptz not null,
    declared_by text not null
);

-- One day of one topic, released once.
create table pulse.release (
    day         date not null,
    topic       text not null,
    layout      integer not null references pulse.layout (no),
    epsilon     bigint not null check (epsilon > 0),
    feeds       integer not null check (feeds > 0),
    share       integer not null check (share between 1 and 100),
    body        bytea not null,
    released_at timestamptz not null,
    primary key (day, topic)
);
alter table pulse.release alter column body set storage external;

-- What of each day has been spent. Each line holds the fingerprint of the one before.
create table pulse.ledger (
    no          bigint primary key,
    day         date not null,
    topic       text not null,
    epsilon     bigint not null check (epsilon > 0),
    release     text not null,
    before      text not null,
    unique (day, topic),
    foreign key (day, topic) references pulse.release (day, topic)
);

-- Keys of pseudonyms: when they were made and destroyed. The keys themselves were never written.
create table pulse.day_key (
    day          date not null,
    topic        text not null,
    made_at      timestamptz not null,
    destroyed_at timestamptz not null check (destroyed_at >= made_at),
    primary key (day, topic)
);

create function pulse.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of %.% are only added', tg_table_schema, tg_table_name using errcode = '42501';
end $$;
create trigger release_is_kept before update or delete or truncate on pulse.release for each statement execute function pulse.refuse_change();
create trigger ledger_is_kept before update or delete or truncate on pulse.ledger for each statement execute function pulse.refuse_change();
create trigger layout_is_kept before update or delete or truncate on pulse.layout for each statement execute function pulse.refuse_change();
create trigger day_key_is_kept before update or delete or truncate on pulse.day_key for each statement execute function pulse.refuse_change();
