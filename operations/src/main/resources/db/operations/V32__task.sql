-- What in a thing can be told to do something (OGC 17-079r1, Actuator).
create table operations.actuator (
    id          bigint generated always as identity primary key,
    name        text not null check (name <> ''),
    description text not null,
    encoding    text not null,
    metadata    text not null
);

-- What it can be told, and by which parameters (TaskingCapability).
create table operations.capability (
    id          bigint generated always as identity primary key,
    thing       bigint not null,
    code        text not null check (code <> ''),
    device      text not null,
    actuator    bigint not null references operations.actuator (id),
    name        text not null check (name <> ''),
    description text not null,
    parameters  jsonb not null,
    unique (code, name)
);

-- How many commands each thing was given: a command's number is never given twice.
create table operations.command_count (
    code text primary key,
    last bigint not null check (last >= 0)
);

-- Commands (Task): proposed, confirmed by a person, signed, sent, reported.
create table operations.task (
    id           bigint generated always as identity primary key,
    capability   bigint not null references operations.capability (id),
    parameters   text not null,
    state        text not null check (state in ('PROPOSED', 'CANCELLED', 'SENT', 'DONE', 'REFUSED', 'MANUAL', 'EXPIRED')),
    made         timestamptz not null,
    made_by      text not null,
    valid_until  timestamptz not null,
    confirmed    timestamptz,
    confirmed_by text,
    counter      bigint,
    signature    text,
    reported     timestamptz,
    report       text not null default '',
    check ((counter is null) = (signature is null)),
    check (state in ('PROPOSED', 'CANCELLED', 'EXPIRED') or signature is not null)
);
create index task_of on operations.task (capability, id);
create index task_open on operations.task (valid_until) where state in ('PROPOSED', 'SENT');

-- Things that people on site work by hand: no command is sent to them until then.
create table operations.asset_hold (
    code   text primary key,
    until  timestamptz not null,
    at     timestamptz not null,
    actor  text not null,
    reason text not null check (reason <> '')
);
