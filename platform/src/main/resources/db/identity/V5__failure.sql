-- Proofs that were not right, for those who watch over the town's security. Kept for 30 days.
create table identity.failure (
    at      timestamptz not null,
    account text not null
);
create index failure_at on identity.failure (at);
