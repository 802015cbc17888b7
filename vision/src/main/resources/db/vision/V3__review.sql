-- Candidates: the machine thinks that somebody sought was seen. Ids and course; picture and distance stand apart.
create table vision.candidate (
    id       text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    list     text not null references vision.watchlist (id),
    entry    text not null,
    camera   text not null,
    at       timestamptz not null,
    expires  timestamptz not null,
    state    text not null check (state in ('WAITING', 'SECOND', 'CONFIRMED', 'DIFFERENT', 'UNSURE', 'EXPIRED', 'ERASED')),
    trial    text not null default '' check (trial in ('', 'SAME', 'DIFFERENT')),
    decided  timestamptz,
    outcome  text not null default ''
);
create index candidate_open on vision.candidate (expires) where state in ('WAITING', 'SECOND');
create index candidate_list on vision.candidate (list, at);

-- What was seen, sealed under a key that lives in memory for as long as the candidate waits.
create table vision.candidate_crop (
    candidate text primary key references vision.candidate (id) on delete cascade,
    crop      bytea not null,
    distance  double precision not null,
    second    double precision not null,
    threshold double precision not null
);
-- Whoever was seen is not known to be who is sought: a subject of its own, opened and erased by itself.
select guard.personal('vision.candidate_crop', 'sighting', 'candidate');

-- What each of two people said, before and after they saw the machine's score. Never who was seen.
create table vision.judgement (
    candidate text not null references vision.candidate (id) on delete cascade,
    place     integer not null check (place in (1, 2)),
    by_whom   text not null,
    answer    text not null check (answer in ('SAME', 'DIFFERENT', 'CANNOT')),
    reasons   text not null,
    at        timestamptz not null,
    final     text check (final in ('SAME', 'DIFFERENT', 'CANNOT')),
    changed   text not null default '',
    settled   timestamptz,
    primary key (candidate, place),
    unique (candidate, by_whom)
);
