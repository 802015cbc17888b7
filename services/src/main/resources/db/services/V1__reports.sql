-- Street reports. seq is the order of changes: one writer gives the next number and commits before the next one writes, so whoever
-- walks by seq meets every report that was there and none twice, unless it changes meanwhile.
create sequence services.change_no;
create table services.report (
    id           bigint generated always as identity primary key,
    seq          bigint not null unique,
    token        text not null unique,
    service      text not null,
    status       text not null check (status in ('OPEN', 'CLOSED')),
    status_notes text not null default '',
    description  text not null check (length(description) <= 4000),
    address      text not null,
    address_id   text not null,
    zipcode      text not null default '',
    lat          double precision check (lat between -90 and 90),
    lon          double precision check (lon between -180 and 180),
    media_url    text not null,
    attributes   text not null,
    tracked      boolean not null,
    voices       integer not null default 1 check (voices > 0),
    reopened     integer not null default 0,
    requested    timestamptz not null,
    updated      timestamptz not null,
    expected     timestamptz,
    closed       timestamptz,
    check ((lat is null) = (lon is null))
);
create index report_requested on services.report (requested desc, id desc);
create index report_service on services.report (service, requested desc, id desc);
create index report_place on services.report (lat, lon) where lat is not null;
create index report_open on services.report (expected) where status = 'OPEN';
