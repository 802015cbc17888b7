-- Erasures that go on outside of the ledger's transactions: written with the erasure, gone when done.
create table governance.erasing (
    subject text not null,
    part    text not null,
    actor   text not null,
    reason  text not null,
    at      timestamptz not null,
    primary key (subject, part)
);
