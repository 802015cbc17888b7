-- What was deleted, how much of it, why and when; nothing of what it held.
create table governance.deletion (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    what   text not null,
    rows   bigint not null check (rows >= 0),
    why    text not null check (why in ('EXPIRED', 'ERASED')),
    actor  text not null,
    reason text not null
);
create function governance.deletion_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'records of deletions are not changed';
end $$;
create trigger deletion_is_kept before update or delete or truncate on governance.deletion
    for each statement execute function governance.deletion_is_kept();

select guard.expires('governance.use_day', 'day');
select guard.expires('governance.notice', 'at');
