-- What staff know of a thing that its sensors cannot tell: what it cost and costs, when to decide about it.
create table operations.asset_card (
    code    text primary key check (code <> ''),
    price   bigint check (price >= 0),
    upkeep  bigint check (upkeep >= 0),
    bought  date,
    due     date,
    changed timestamptz not null,
    actor   text not null
);

-- Visits to it.
create table operations.asset_visit (
    no    bigint generated always as identity primary key,
    code  text not null check (code <> ''),
    at    timestamptz not null,
    actor text not null,
    what  text not null check (what <> ''),
    cost  bigint not null check (cost >= 0)
);
create index asset_visit_of on operations.asset_visit (code, no);

-- What was decided about it, by whom and why.
create table operations.asset_decision (
    no       bigint generated always as identity primary key,
    code     text not null check (code <> ''),
    at       timestamptz not null,
    actor    text not null,
    decision text not null check (decision in ('KEEP', 'REPAIR', 'MOVE', 'REMOVE')),
    reason   text not null check (reason <> '')
);
create index asset_decision_of on operations.asset_decision (code, no);
