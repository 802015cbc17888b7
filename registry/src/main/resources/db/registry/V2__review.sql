-- Pairs of records that the engine is not sure of, and what people said about pairs. Ids of records only.
create table registry.doubt (
    one         text not null,
    other       text not null,
    probability double precision not null,
    weight      double precision not null,
    linked      boolean not null,
    why         text not null,
    run         bigint not null,
    skipped     timestamptz,
    primary key (one, other),
    check (one < other)
);

-- Decisions stay; one that was undone says by whom and when.
create table registry.decision (
    seq     bigint generated always as identity primary key,
    one     text not null,
    other   text not null,
    verdict text not null check (verdict in ('same', 'different')),
    at      timestamptz not null,
    decider text not null,
    second  boolean not null default false,
    undone  timestamptz,
    undoer  text not null default '',
    check (one < other)
);
create index decision_of on registry.decision (one, other) where undone is null;
