-- Observations that are not sealed yet: one packed block a group commit. Two tables are used in
-- turn, so that a sealed one can be emptied at once.
create table sensing.journal_a (
    position bigint primary key,
    written timestamptz not null default now(),
    block bytea not null
);
create table sensing.journal_b (
    position bigint primary key,
    written timestamptz not null default now(),
    block bytea not null
);
-- Blocks are packed already; compressing them again only costs time.
alter table sensing.journal_a alter column block set storage external;
alter table sensing.journal_b alter column block set storage external;

-- Idempotency-Keys and what their requests were answered.
create table sensing.request_key (
    owner text not null,
    key text not null,
    fingerprint bigint not null,
    outcome bytea not null,
    written timestamptz not null default now(),
    primary key (owner, key)
);
create index request_key_written on sensing.request_key (written);
