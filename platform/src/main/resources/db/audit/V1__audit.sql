-- The audit log: rows are added and never changed. A chain of hashes comes with governance.
create table audit.entry (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text not null,
    kind     text not null,
    action   text not null,
    outcome  text not null check (outcome in ('DONE', 'REFUSED')),
    subject  text not null,
    purpose  text not null,
    facts    jsonb not null
);
create index entry_at on audit.entry (at);
create index entry_subject on audit.entry (subject, at) where subject <> '';

-- Who was in a set that was opened for one run, by keyed pseudonym.
create table audit.member (
    entry     bigint not null references audit.entry (id),
    pseudonym text not null,
    primary key (pseudonym, entry)
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end $$;

create trigger entry_is_final before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_is_kept before truncate on audit.entry
    for each statement execute function audit.refuse_change();
create trigger member_is_final before update or delete on audit.member
    for each row execute function audit.refuse_change();
create trigger member_is_kept before truncate on audit.member
    for each statement execute function audit.refuse_change();
