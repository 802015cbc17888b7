-- What was said of the hours to come, so that it can be judged by what came.
create table sensing.forecast (
    stream integer not null,
    origin timestamptz not null,
    model  text not null,
    said   timestamptz not null,
    hours  jsonb not null,
    primary key (stream, origin)
);
create index forecast_origin on sensing.forecast (origin);

-- What was said at noon of an evening.
create table sensing.evening (
    stream      integer not null,
    day         date not null,
    model       text not null,
    probability double precision not null check (probability between 0 and 1),
    warn        boolean not null,
    said        timestamptz not null,
    primary key (stream, day)
);
