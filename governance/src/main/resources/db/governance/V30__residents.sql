-- The residents' file: who lives in the town, as the register of population tells it.
-- Personal: read only under a grant (see the guard of governance.purpose).
create table governance.resident (
    id             text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    name           text not null,
    born           date not null,
    language       text not null check (language in ('kk', 'ru', 'en')),
    iin            text not null unique check (iin ~ '^[0-9]{12}$'),
    address        text not null,
    address_hidden boolean not null default false,
    district       text not null,
    phone          text not null default '',
    email          text not null default '',
    source         text not null,
    since          date not null,
    changed        timestamptz not null
);

-- Who lives together, and since when. The household is a subject of its own.
create table governance.household_member (
    resident  text primary key references governance.resident (id) on delete cascade,
    household text not null check (household ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    since     date not null
);
create index household_member_of on governance.household_member (household);

-- Who answers for a child.
create table governance.guardian (
    child text not null references governance.resident (id) on delete cascade,
    adult text not null references governance.resident (id) on delete cascade,
    since date not null,
    primary key (child, adult),
    check (child <> adult)
);
create index guardian_of on governance.guardian (adult);
