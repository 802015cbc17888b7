-- News between capabilities. Positions grow in the order of commits: publishers take a lock for it.
create table bus.news (
    position bigint generated always as identity primary key,
    at       timestamptz not null,
    topic    text        not null,
    key      text        not null,
    body     jsonb       not null
);

create table bus.consumer (
    name     text primary key,
    position bigint  not null,
    attempts integer not null default 0
);

-- What a consumer failed on again and again, for staff to look at.
create table bus.set_aside (
    consumer text        not null,
    position bigint      not null,
    at       timestamptz not null,
    reason   text        not null,
    primary key (consumer, position)
);
