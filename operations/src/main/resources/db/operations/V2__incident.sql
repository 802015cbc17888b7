-- What happens in the town and is worked on by a protocol.
create table operations.incident (
    id        text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    number    bigint generated always as identity unique,
    protocol  text not null,
    title     text not null check (title <> ''),
    district  text not null,
    alarm     text references operations.alarm (id),
    opened    timestamptz not null,
    opened_by text not null,
    lead      text not null,
    closed    timestamptz,
    closed_by text,
    outcome   text,
    test      boolean not null,
    check ((closed is null) = (outcome is null))
);
create index incident_open on operations.incident (opened) where closed is null;

-- The steps of its protocol that were done, by whom.
create table operations.incident_step (
    incident text not null references operations.incident (id),
    step     integer not null check (step >= 1),
    at       timestamptz not null,
    actor    text not null,
    primary key (incident, step)
);

-- What was said about it.
create table operations.incident_log (
    no       bigint generated always as identity primary key,
    incident text not null references operations.incident (id),
    at       timestamptz not null,
    actor    text not null,
    what     text not null check (what in ('OPENED', 'SAID', 'STEP', 'LEAD', 'CLOSED')),
    words    text not null
);
create index incident_log_of on operations.incident_log (incident, no);

-- What those on duty want the next to know, and who took over when.
create table operations.shift_note (
    no    bigint generated always as identity primary key,
    at    timestamptz not null,
    actor text not null,
    to_whom text not null,
    words text not null
);
create index shift_note_at on operations.shift_note (at);
