-- What somebody on duty said of an alarm that an algorithm of the public register had found.
create table operations.judgement (
    alarm     text primary key references operations.alarm (id),
    algorithm text not null,
    was_right boolean not null,
    by_whom   text not null,
    at        timestamptz not null
);
