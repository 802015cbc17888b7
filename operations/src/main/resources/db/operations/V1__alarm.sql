-- What is wrong, once a cause, from the first signal to its end.
create table operations.alarm (
    id         text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    number     bigint not null unique check (number > 0),
    kind       text not null,
    priority   text not null check (priority in ('URGENT', 'HIGH', 'MEDIUM', 'NOTE')),
    state      text not null check (state in ('RAISED', 'TAKEN', 'WORKED', 'RETURNED', 'CLEARED', 'CLOSED')),
    cause      text not null,
    subject    text not null,
    name       text not null,
    district   text not null,
    line       text not null,
    lon        double precision,
    lat        double precision,
    since      timestamptz not null,
    raised     timestamptz not null,
    holding    integer not null check (holding >= 0),
    members    integer not null check (members >= 1),
    crossings  integer not null check (crossings >= members),
    hand       text,
    hand_at    timestamptz,
    pause_until timestamptz,
    pause_by   text,
    pause_why  text,
    waited     bigint not null check (waited >= 0),
    escalated  timestamptz,
    ended      timestamptz,
    ended_by   text,
    ended_why  text,
    facts      jsonb not null,
    test       boolean not null,
    version    bigint not null,
    check ((state in ('CLEARED', 'CLOSED')) = (ended is not null)),
    check (state <> 'CLOSED' or ended_why <> '')
);
-- One cause is one alarm while it lasts.
create unique index alarm_open on operations.alarm (cause) where ended is null;
create index alarm_raised on operations.alarm (raised desc);

-- What is known of each condition, so that what was told before is known after a restart.
create table operations.condition (
    name     text primary key,
    kind     text not null,
    holds    boolean not null,
    at       timestamptz not null,
    told     timestamptz not null,
    phase    text not null check (phase in ('COMING', 'ON', 'GOING', 'OFF', 'MUTE')),
    alarm    text references operations.alarm (id),
    subject  text not null,
    thing    text not null,
    district text not null,
    line     text not null,
    lon      double precision,
    lat      double precision,
    facts    jsonb not null,
    test     boolean not null
);

-- Each crossing by itself, whatever number of them make one alarm.
create table operations.crossing (
    condition text not null,
    at        timestamptz not null,
    alarm     text not null references operations.alarm (id),
    told      timestamptz not null,
    primary key (condition, at)
);
create index crossing_of on operations.crossing (alarm, told);

-- What was done about it, by whom.
create table operations.alarm_step (
    no    bigint generated always as identity primary key,
    alarm text not null references operations.alarm (id),
    at    timestamptz not null,
    actor text not null,
    what  text not null,
    words text not null
);
create index alarm_step_of on operations.alarm_step (alarm, no);
create index alarm_step_at on operations.alarm_step (at);

-- Things that are being repaired: they call nobody.
create table operations.out_of_service (
    subject text primary key,
    since   timestamptz not null,
    by_whom text not null,
    reason  text not null
);
