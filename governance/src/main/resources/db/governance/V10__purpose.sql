-- What personal data may be used for. A row is a purpose as it stood after one change; the highest
-- revision is how it stands now. Rows are only added.
create table governance.purpose (
    code         text not null,
    revision     integer not null check (revision > 0),
    status       text not null check (status in ('DRAFT', 'PROPOSED', 'ACTIVE', 'WITHDRAWN')),
    body         jsonb not null,
    proposed_by    text,
    proposed_roles text,
    proposed_at    timestamptz,
    approved_by    text,
    approved_roles text,
    approved_at    timestamptz,
    withdrawn_by    text,
    withdrawn_roles text,
    withdrawn_at    timestamptz,
    reason       text not null,
    written      timestamptz not null default now(),
    primary key (code, revision),
    -- In force only with two different people behind it; what the law itself gives has none.
    constraint purpose_four_eyes check (
        status <> 'ACTIVE' or (proposed_by is not null and approved_by is not null and proposed_by <> approved_by))
);

create function governance.purpose_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the history of purposes is not changed';
end $$;
create trigger purpose_is_kept before update or delete or truncate on governance.purpose
    for each statement execute function governance.purpose_is_kept();

-- How many subjects an actor opened for a purpose on a day of the city.
create table governance.use_day (
    actor    text not null,
    day      date not null,
    purpose  text not null,
    subjects bigint not null check (subjects > 0),
    primary key (actor, day, purpose)
);
create index use_day_day on governance.use_day (day);

-- What oversight is told without asking.
create table governance.notice (
    id      bigint generated always as identity primary key,
    kind    text not null check (kind in ('UNUSUAL', 'URGENT')),
    at      timestamptz not null,
    actor   text not null,
    purpose text not null,
    day     date not null,
    count   bigint not null,
    usual   bigint not null,
    reason  text not null,
    until   timestamptz
);
create unique index notice_unusual on governance.notice (actor, day) where kind = 'UNUSUAL';
