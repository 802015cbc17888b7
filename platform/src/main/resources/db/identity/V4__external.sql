-- Whose account at the sign-in provider is which of ours.
create table identity.external (
    issuer  text not null,
    subject text not null,
    account text not null unique references identity.account (name) on delete cascade,
    primary key (issuer, subject)
);
