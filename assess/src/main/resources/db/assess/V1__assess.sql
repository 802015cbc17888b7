-- What sources say of indicators. A row is entered by one person and is in force once another, in another role, has agreed to the
-- proposal that it came with; a later row of the same source takes its place, nothing is overwritten.
create table assess.claim (
    no             bigint generated always as identity primary key,
    proposal       text not null,
    indicator      text not null,
    part           text not null,
    year           integer not null check (year between 1990 and 2100),
    value          double precision not null check (value >= 0 and value < 'Infinity'),
    source         text not null check (source <> ''),
    origin         text not null check (origin in ('OFFICIAL', 'INDEPENDENT', 'PLATFORM')),
    quality        text not null,
    note           text not null,
    entered_by     text not null,
    entered_roles  text[] not null,
    entered_at     timestamptz not null,
    approved_by    text check (approved_by <> entered_by),
    approved_roles text[] not null default '{}',
    approved_at    timestamptz,
    refused_by     text,
    refused_roles  text[] not null default '{}',
    refused_at     timestamptz,
    check ((approved_by is null) = (approved_at is null)),
    check ((refused_by is null) = (refused_at is null)),
    check (approved_by is null or refused_by is null)
);
create index claim_proposal on assess.claim (proposal);
