-- The life of entitlements. Whatever says something about a household is under the guard; what is not holds ids and dates only.

-- Every law that ever decided something, whole: file -> text. Never changed, so that old decisions can be computed again.
create table proactive.law_version (
    number   bigint generated always as identity primary key,
    hash     text not null check (hash ~ '^[0-9a-f]{64}$'),
    texts    text not null,
    at       timestamptz not null,
    author   text not null,
    approver text not null
);
create index law_version_hash on proactive.law_version (hash);
create function proactive.law_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'a law that decided something is not changed';
end $$;
create trigger law_is_kept before update or delete or truncate on proactive.law_version
    for each statement execute function proactive.law_is_kept();

-- Which households there are and when each has to be looked at next. Ids and days only.
create table proactive.household (
    id       text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    due      date not null,
    assessed timestamptz
);
create index household_due on proactive.household (due, id);

-- Who lived together when it was last looked. Ids only: a page asks whose household it is before there is a grant.
create table proactive.member (
    person    text primary key check (person ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    household text not null references proactive.household (id)
);
create index member_of on proactive.member (household);

-- What was decided of a household, from which facts, under which law.
create table proactive.assessment (
    id         text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    household  text not null,
    day        date not null,
    at         timestamptz not null,
    law        text not null,
    because    text not null,
    facts      text not null,
    facts_hash text not null,
    answer     text not null
);
create index assessment_of on proactive.assessment (household, id desc);
select guard.personal('proactive.assessment', 'household', 'household');

create table proactive.entitlement (
    id         text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    household  text not null,
    policy     text not null,
    unit       text not null,
    state      text not null check (state in ('OFFERED', 'GRANTED', 'DECLINED', 'LAPSED', 'ENDED')),
    amount     numeric not null check (amount >= 0),
    since      date not null,
    until      date,
    offered    date,
    reminded   date,
    assessment text not null,
    changed    timestamptz not null
);
-- One of a unit at a time, whichever household it is found in.
create unique index entitlement_live on proactive.entitlement (policy, unit) where state in ('OFFERED', 'GRANTED');
create index entitlement_of on proactive.entitlement (household);
select guard.personal('proactive.entitlement', 'household', 'household');

-- Yes and no of adults.
create table proactive.consent (
    entitlement text not null,
    household   text not null,
    person      text not null,
    yes         boolean not null,
    at          timestamptz not null,
    channel     text not null check (channel in ('PAGE', 'PHONE', 'OFFICE', 'PAPER')),
    recorder    text not null,
    primary key (entitlement, person)
);
select guard.personal('proactive.consent', 'household', 'household');

-- Reductions: proposed by the machine, decided by a named person, held by an objection.
create table proactive.reduction (
    id          text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    entitlement text not null,
    household   text not null,
    amount      numeric not null check (amount >= 0),
    assessment  text not null,
    state       text not null check (state in ('PROPOSED', 'CONFIRMED', 'HELD', 'DONE', 'DROPPED')),
    proposed    timestamptz not null,
    officer     text not null default '',
    decided     timestamptz,
    reason      text not null default '',
    wrong       boolean not null default false,
    effective   date,
    -- Nobody's name, no reduction.
    check (state not in ('CONFIRMED', 'HELD', 'DONE') or (officer <> '' and decided is not null and effective is not null))
);
create unique index reduction_open on proactive.reduction (entitlement) where state in ('PROPOSED', 'CONFIRMED', 'HELD');
select guard.personal('proactive.reduction', 'household', 'household');

-- What waits for a clerk. The queue shows this table: nothing here says what it is about.
create table proactive.task (
    id        text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    number    bigint generated always as identity unique,
    kind      text not null check (kind in ('FACTS', 'REDUCTION', 'OBJECTION')),
    status    text not null check (status in ('OPEN', 'DONE')),
    household text not null,
    made      timestamptz not null,
    due       date not null
);
create index task_open on proactive.task (status, due, id);
create unique index task_facts on proactive.task (household) where kind = 'FACTS' and status = 'OPEN';

create table proactive.task_words (
    task      text primary key references proactive.task (id),
    household text not null,
    person    text not null default '',
    policy    text not null default '',
    unit      text not null default '',
    reduction text not null default '',
    words     text not null default '',
    answer    text not null default '',
    outcome   text not null default '' check (outcome in ('', 'STAYS', 'CHANGED')),
    answered  timestamptz,
    answerer  text not null default ''
);
select guard.personal('proactive.task_words', 'household', 'household');

-- What the household was told. The key makes a repeat impossible.
create table proactive.notice (
    id          text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    household   text not null,
    key         text not null,
    kind        text not null,
    entitlement text not null default '',
    policy      text not null,
    unit        text not null,
    amount      numeric not null,
    day         date,
    at          timestamptz not null,
    unique (household, key)
);
select guard.personal('proactive.notice', 'household', 'household');

-- Money that has to go out for a period of an entitlement. The place in the period makes a double payment impossible.
create table proactive.line (
    id          text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    household   text not null,
    entitlement text not null,
    policy      text not null,
    unit        text not null,
    kind        text not null check (kind in ('BILL', 'PAY')),
    account     text not null,
    period      text not null,
    seq         integer not null,
    amount      numeric not null check (amount > 0),
    state       text not null check (state in ('READY', 'SENT', 'SETTLED', 'RETURNED')),
    batch       text not null default '',
    told        text not null default '',
    at          timestamptz not null,
    unique (entitlement, period, seq)
);
create index line_ready on proactive.line (state, kind);
create index line_of on proactive.line (household);
select guard.personal('proactive.line', 'household', 'household');

-- What left in one file. Sums only.
create table proactive.batch (
    id      text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    kind    text not null check (kind in ('BILL', 'PAY')),
    at      timestamptz not null,
    officer text not null,
    lines   bigint not null,
    total   numeric not null,
    hash    text not null
);

-- A number for each programme, so that a file for others never names one.
create table proactive.programme (
    policy text primary key,
    code   integer generated always as identity (start with 4101) unique
);

-- Counts by programme and state for the figures page; nothing of anybody. Small counts are withheld by the page.
create function proactive.figures() returns table (policy text, what text, n bigint, money numeric)
    language sql stable security definer set search_path = pg_catalog set qala.opens = '*'
as $$
    select e.policy, e.state, count(*), coalesce(sum(e.amount), 0)
      from proactive.entitlement e group by e.policy, e.state
    union all
    select e.policy, 'CUT', count(*), coalesce(sum(e.amount - r.amount), 0)
      from proactive.reduction r join proactive.entitlement e on e.id = r.entitlement
     where r.state = 'DONE' group by e.policy
    union all
    select e.policy, 'FALSE', count(*), coalesce(sum(e.amount), 0)
      from proactive.reduction r join proactive.entitlement e on e.id = r.entitlement
     where r.state = 'DONE' and r.wrong group by e.policy
    union all
    select l.policy, 'LINE_' || l.state, count(*), coalesce(sum(l.amount), 0)
      from proactive.line l group by l.policy, l.state
$$;

-- Policies that somebody is writing; two people put one into force.
create table proactive.draft (
    id       text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    file     text not null,
    text     text not null,
    base     text not null,
    state    text not null check (state in ('WRITTEN', 'PROPOSED', 'PUBLISHED', 'DROPPED')),
    author   text not null,
    roles    text not null,
    at       timestamptz not null,
    proposed timestamptz
);
create index draft_open on proactive.draft (state, at desc);
