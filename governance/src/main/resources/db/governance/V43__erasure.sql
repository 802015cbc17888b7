-- Erasures that one person has proposed and another must agree to. Whom one was about is forgotten
-- with them, and after a refusal too.
create table governance.erasure (
    id       text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    subject  text not null,
    reason   text not null check (char_length(reason) between 3 and 300),
    state    text not null check (state in ('WAITING', 'DONE', 'REFUSED')),
    proposed_by    text not null,
    proposed_roles text not null,
    proposed_at    timestamptz not null,
    decided_by    text,
    decided_roles text,
    decided_at    timestamptz,
    check ((state = 'WAITING') = (decided_by is null)),
    check ((state = 'WAITING') = (subject <> '')),
    constraint erasure_four_eyes check (state <> 'DONE' or proposed_by <> decided_by)
);
create unique index erasure_waiting on governance.erasure (subject) where state = 'WAITING';
create index erasure_newest on governance.erasure (proposed_at desc);
