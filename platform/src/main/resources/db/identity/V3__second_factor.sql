-- Tokens of people that were given out before this moment are worthless.
alter table identity.account add column tokens_from timestamptz not null default 'epoch';

-- What makes the codes of an account; sealed with a key that is not in the ledger.
create table identity.second_factor (
    account   text primary key references identity.account (name) on delete cascade,
    secret    bytea not null,
    confirmed boolean not null,
    last_step bigint not null default 0,
    created   timestamptz not null
);

-- Codes for the day on which the telephone is lost; each works once. Only hashes are kept.
create table identity.recovery_code (
    account text not null references identity.account (name) on delete cascade,
    hash    bytea not null,
    primary key (account, hash)
);

-- What one person asked for and a second one must agree to.
create table identity.proposal (
    id          text primary key,
    verb        text not null,
    account     text not null,
    body        jsonb not null,
    asked_by    text not null,
    asked_roles text[] not null,
    asked_at    timestamptz not null,
    outcome     text check (outcome in ('approved', 'rejected')),
    decided_by  text,
    decided_at  timestamptz,
    check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null))
);
create index proposal_open on identity.proposal (asked_at) where outcome is null;
