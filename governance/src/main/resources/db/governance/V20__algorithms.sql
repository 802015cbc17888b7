-- The register of algorithms is its history: what is true now follows from all lines. Lines are
-- only added, and each carries a seal made with a key that the ledger does not hold.
create table governance.algorithm_event (
    number    bigint primary key check (number > 0),
    algorithm text not null,
    at        timestamptz not null,
    actor     text not null,
    kind      text not null,
    roles     text not null,
    deed      text not null,
    reason    text not null,
    body      text not null,
    seal      text not null
);

create function governance.algorithm_event_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the history of algorithms is only added to';
end $$;
create trigger algorithm_event_is_kept before update or delete or truncate
    on governance.algorithm_event
    for each statement execute function governance.algorithm_event_is_kept();
