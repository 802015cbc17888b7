-- Entities of SensorThings other than observations. Things, Locations, Sensors, ObservedProperties and
-- (Multi)Datastreams are read whole into memory at the start; histories and features are read as asked for.
create table entity (
    kind     smallint not null,        -- 1 Location, 2 Sensor, 3 ObservedProperty, 4 Thing, 5 Datastream, 6 MultiDatastream
    id       bigint   not null,
    body     text     not null,        -- JSON: its own properties as given
    thing    bigint   not null,        -- of a stream, else 0
    sensor   bigint   not null,        -- of a stream, else 0
    observed bigint[] not null,        -- ObservedProperties of a stream, in order
    places   bigint[] not null,        -- Locations of a Thing
    former   bigint[] not null,        -- Things that left this Location
    primary key (kind, id)
);

create table history (
    id     bigint   primary key,
    thing  bigint   not null,
    at     bigint   not null,          -- µs since 1970
    places bigint[] not null
);
create index history_thing on history (thing, at);
create index history_places on history using gin (places);

create table feature (
    id   bigint primary key,
    body text   not null
);

-- which stream has observed which feature, and where that was
create table feature_stream (
    feature bigint not null,
    stream  bigint not null,
    west    double precision,
    south   double precision,
    east    double precision,
    north   double precision,
    primary key (feature, stream)
);
create index feature_stream_stream on feature_stream (stream);

-- features made from a Location, found again while it stays the same
create table feature_origin (
    thing    bigint not null,
    location bigint not null,
    digest   text   not null,
    feature  bigint not null,
    primary key (thing, location, digest)
);
create index feature_origin_feature on feature_origin (feature);

-- the last number given of each row of ids
create table counter (
    kind text   primary key,
    last bigint not null
);

-- streams that are gone whose observations may still have to be removed
create table removal (
    stream bigint primary key
);

-- readings that were refused, for the owner of the device
create table refusal (
    id     bigint generated always as identity primary key,
    device text        not null,
    at     timestamptz not null,
    via    text        not null,       -- http or mqtt
    target text        not null,       -- address or topic, shortened
    code   text        not null,       -- slug of the problem
    why    text        not null,
    sent   text        not null        -- beginning of what was sent
);
create index refusal_device on refusal (device, id desc);

-- what requests with an Idempotency-Key have made
create table receipt (
    owner       text        not null,
    key         text        not null,
    fingerprint bigint      not null,   -- of method, address and body
    id          bigint      not null,
    at          timestamptz not null,
    primary key (owner, key)
);
create index receipt_at on receipt (at);
