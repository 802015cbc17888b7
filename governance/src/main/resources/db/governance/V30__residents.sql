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
select guard.personal('governance.resident', 'person', 'id');

-- Which ids there are in which district: how a run over a set finds its members before it may read
-- anything of them. Says nothing else.
create table governance.roll (
    id       text primary key references governance.resident (id) on delete cascade,
    district text not null
);
create index roll_district on governance.roll (district, id);

-- Who lives together, and since when. The household is a subject of its own. Ids only.
create table governance.household_member (
    resident  text primary key references governance.resident (id) on delete cascade,
    household text not null check (household ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    since     date not null
);
create index household_member_of on governance.household_member (household);

-- Who answers for a child, until it is of age. Ids only, so that the rules can ask before anything is read.
create table governance.guardian (
    child text not null references governance.resident (id) on delete cascade,
    adult text not null references governance.resident (id) on delete cascade,
    since date not null,
    until date not null,
    primary key (child, adult),
    check (child <> adult)
);
create index guardian_of on governance.guardian (adult);
