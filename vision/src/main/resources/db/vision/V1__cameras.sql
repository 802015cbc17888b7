-- Cameras of the town: a public register of things. No picture and nothing about a person is kept here.
create table vision.camera (
    id             text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'),
    name           text not null,
    district       text not null,
    lat            double precision not null check (lat between -90 and 90),
    lon            double precision not null check (lon between -180 and 180),
    bearing        double precision not null check (bearing >= 0 and bearing < 360),
    lens           double precision not null check (lens > 0 and lens < 180),
    pixels         integer not null check (pixels between 64 and 32768),
    height         double precision not null check (height between 0 and 200),
    owner          text not null,
    purpose        text not null,
    sign           boolean not null,
    masks          text not null,
    retention_days integer not null check (retention_days between 0 and 365),
    firmware       text not null,
    firmware_on    date,
    device         text not null,
    changed        timestamptz not null
);
create index camera_device on vision.camera (device);

-- When a camera was last heard, and by how much its clock differs from ours.
create table vision.camera_heard (
    camera  text primary key references vision.camera (id) on delete cascade,
    at      timestamptz not null,
    skew_ms bigint not null
);
