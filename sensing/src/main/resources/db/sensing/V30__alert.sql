-- What rules have found abnormal, and what people said of it. The audit log holds the same as entries.
create table sensing.alert (
    id        text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    algorithm text not null,
    thing     text not null,
    since     timestamptz not null,
    seen      timestamptz not null,
    ended     timestamptz,
    judged    text not null default '' check (judged in ('', 'CONFIRMED', 'REJECTED')),
    judge     text not null default '',
    judged_at timestamptz,
    check ((judged = '') = (judged_at is null))
);
create unique index alert_open on sensing.alert (algorithm, thing) where ended is null;
create index alert_since on sensing.alert (since desc, id desc);
