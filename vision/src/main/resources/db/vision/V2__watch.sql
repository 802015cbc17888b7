-- Watchlists: what is sought, by whose authority, where and how long. Terms are of an office and name nobody.
create table vision.watchlist (
    id              text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    name            text not null,
    aim             text not null check (aim in ('MISSING', 'COURT', 'AT_RISK', 'LISTED_CRIME')),
    basis           text not null,
    document        text not null,
    body            text not null,
    owner           text not null,
    phone           text not null,
    may             text not null,
    cameras         text[] not null,
    from_minute     integer not null check (from_minute between 0 and 1439),
    to_minute       integer not null check (to_minute between 1 and 1440),
    starts          timestamptz not null,
    ends            timestamptz not null,
    cap             integer not null check (cap between 1 and 10000),
    threshold       double precision not null check (threshold > 0 and threshold < 2),
    budget          double precision not null check (budget > 0),
    faces_per_hour  double precision not null check (faces_per_hour > 0),
    exercise        boolean not null,
    state           text not null check (state in ('DRAFT', 'PROPOSED', 'ACTIVE', 'ENDED')),
    forecast        double precision,
    requested_by    text,
    requested_roles text[],
    requested_at    timestamptz,
    approved_by     text,
    approved_roles  text[],
    approved_at     timestamptz,
    seal            text,
    made            timestamptz not null,
    ended           timestamptz,
    why             text not null default ''
);
create index watchlist_state on vision.watchlist (state, ends);

-- Which entries a list has: ids, so that a run can ask for its permission before it may read anything of them.
create table vision.entry_place (
    id        text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    list      text not null references vision.watchlist (id),
    refusals  integer not null default 0,
    suspended boolean not null default false,
    added     timestamptz not null
);
create index entry_place_list on vision.entry_place (list);

-- Who is sought. All of it sealed under the list's own key, which is kept outside of the ledger and ends with the list.
create table vision.entry (
    id       text primary key references vision.entry_place (id) on delete cascade,
    name     bytea not null,
    template bytea not null,
    source   text not null,
    taken    date not null,
    lawful   text not null,
    quality  text not null
);
select guard.personal('vision.entry', 'sought', 'id');

-- The photograph, apart from the template, for the eyes of those who judge.
create table vision.entry_photo (
    entry text primary key references vision.entry_place (id) on delete cascade,
    photo bytea not null
);
select guard.personal('vision.entry_photo', 'sought', 'entry');

-- What was erased when a list ended. Says how many, never who.
create table vision.erasure (
    list       text primary key references vision.watchlist (id),
    at         timestamptz not null,
    why        text not null,
    templates  integer not null,
    photos     integer not null,
    candidates integer not null
);

-- Faces that passed, by camera and hour: all that is kept of strangers.
create table vision.tally (
    camera     text not null,
    hour       timestamptz not null,
    faces      bigint not null,
    unfit      bigint not null,
    candidates bigint not null,
    primary key (camera, hour)
);
