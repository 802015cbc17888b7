create table sample.thing (
    id    bigint generated always as identity primary key,
    name  text not null unique,
    value double precision,
    at    timestamptz,
    body  jsonb,
    raw   bytea,
    many  bigint[],
    words text[]
);
