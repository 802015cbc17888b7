-- What leaves the building, or wants to.
create table operations.notice (
    id        text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    number    bigint generated always as identity unique,
    audience  text not null check (audience in ('PUBLIC', 'STAFF')),
    verb      text not null check (verb in ('ALERT', 'UPDATE', 'CANCEL')),
    alarm     text not null references operations.alarm (id),
    corrects  text references operations.notice (id),
    texts     jsonb not null,
    area      text not null,
    severity  text not null check (severity in ('EXTREME', 'SEVERE', 'MODERATE', 'MINOR')),
    expires   timestamptz not null,
    drafted   timestamptz not null,
    drafter   text not null,
    drafter_roles text[] not null,
    approved  timestamptz,
    approver  text,
    rejected  timestamptz,
    rejecter  text,
    reason    text,
    test      boolean not null,
    -- a public alert has two people behind it; only a correction of one that went out has one
    check (audience = 'STAFF' or verb <> 'ALERT' or approved is null or approver <> drafter),
    check (verb = 'ALERT' or corrects is not null),
    check (approved is null or rejected is null)
);
create index notice_drafted on operations.notice (drafted desc);
-- Nobody on duty is called twice for the same alarm.
create unique index notice_call on operations.notice (alarm) where audience = 'STAFF';

-- To whom it goes, each receiver by itself.
create table operations.delivery (
    no       bigint generated always as identity primary key,
    notice   text not null references operations.notice (id),
    receiver text not null,
    state    text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    attempts integer not null default 0,
    next_at  timestamptz not null,
    sent     timestamptz,
    trouble  text not null default '',
    unique (notice, receiver)
);
create index delivery_due on operations.delivery (receiver, no) where state = 'WAITING';
