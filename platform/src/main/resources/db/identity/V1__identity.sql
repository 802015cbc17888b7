-- Accounts of the town's staff, what they may do, and who is signed in.
create table identity.role (
    code text primary key check (code ~ '^[a-z][a-z-]{1,40}$'),
    kk   text not null,
    ru   text not null,
    en   text not null
);

insert into identity.role (code, kk, ru, en) values
    ('device',    'Құрылғы',   'Устройство',    'Device'),
    ('operator',  'Оператор',  'Оператор',      'Operator'),
    ('analyst',   'Талдаушы',  'Аналитик',      'Analyst'),
    ('clerk',     'Кеңсе қызметкері', 'Сотрудник приёмной', 'Clerk'),
    ('oversight', 'Қадағалау', 'Надзор',        'Oversight'),
    ('admin',     'Әкімші',    'Администратор', 'Administrator');

create table identity.account (
    name        text primary key check (name ~ '^[a-z][a-z0-9._-]{1,63}$'),
    password    text not null,
    must_change boolean not null,
    disabled    boolean not null default false,
    created     timestamptz not null,
    changed     timestamptz not null
);

create table identity.account_role (
    account text not null references identity.account (name) on delete cascade,
    role    text not null references identity.role (code),
    primary key (account, role)
);

-- Only the hash of a session's secret is kept. A row outlives its session: a browser that has one
-- of an account is known, and strangers' guesses do not hold it up.
create table identity.session (
    hash    bytea primary key,
    account text not null references identity.account (name) on delete cascade,
    csrf    text not null,
    created timestamptz not null,
    expires timestamptz not null
);
create index session_account on identity.session (account);
