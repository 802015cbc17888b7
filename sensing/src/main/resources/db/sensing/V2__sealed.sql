-- The manifest: which Parquet files hold sealed observations, and what they hold of each stream.
create table sensing.sealed_file (
    id integer primary key,
    path text not null unique,
    generation integer not null,
    month integer not null,
    rows bigint not null,
    entries bytea not null,
    written timestamptz not null default now()
);
alter table sensing.sealed_file alter column entries set storage external;

-- One row: blocks up to the position are sealed; what was known of each stream then.
create table sensing.sealed_state (
    one boolean primary key default true check (one),
    position bigint not null,
    generation integer not null,
    last_file integer not null,
    streams bytea not null,
    written timestamptz not null default now()
);

-- Rows of sealed files that were replaced or removed since.
create table sensing.sealed_hidden (
    stream integer primary key,
    seqs bytea not null
);

-- Hourly roll-ups of sealed observations, a day (UTC) in a row.
create table sensing.rollup (
    stream integer not null,
    day integer not null,
    generation integer not null,
    hours bytea not null,
    primary key (stream, day)
);
