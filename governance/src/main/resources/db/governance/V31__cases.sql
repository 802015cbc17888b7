-- What somebody asks the town about data on people, and the answer.
-- The queue of clerks shows this table: nothing here says what it is about.
create table governance.case_file (
    id       text primary key check (id ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    number   bigint generated always as identity unique,
    kind     text not null check (kind in ('ASK', 'OBJECT', 'CORRECT', 'ERASE', 'COMPLAINT', 'EXPLANATION')),
    status   text not null check (status in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    resident text not null check (resident = '' or resident ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    officer  text not null,
    made     timestamptz not null,
    due      date not null,
    version  bigint not null default 1,
    -- asked by a resident, or by oversight of an officer
    check ((kind = 'EXPLANATION') = (officer <> '')),
    check ((kind = 'EXPLANATION') = (resident = ''))
);
create index case_file_open on governance.case_file (status, due, id);
create index case_file_of on governance.case_file (resident, id) where resident <> '';
create index case_file_to on governance.case_file (officer, id) where officer <> '';

-- Personal: the words.
create table governance.case_words (
    id       text primary key references governance.case_file (id),
    resident text not null check (resident ~ '^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
    line     text not null,
    field    text not null,
    words    text not null,
    wish     text not null,
    answer   text not null default '',
    outcome  text not null default '' check (outcome in ('', 'GRANTED', 'PARTLY', 'DECLINED', 'EXPLAINED')),
    answered timestamptz,
    answerer text not null default ''
);
select guard.personal('governance.case_words', 'person', 'resident');

-- What oversight asks an officer, and what they say: no resident is named here.
create table governance.explanation (
    id       text primary key references governance.case_file (id),
    words    text not null,
    answer   text not null default '',
    answered timestamptz,
    answerer text not null default ''
);

-- What happened to it, and when.
create table governance.case_step (
    case_id text not null references governance.case_file (id),
    step    integer not null,
    at      timestamptz not null,
    actor   text not null,
    what    text not null check (what in ('MADE', 'READ', 'ANSWERED', 'WITHDRAWN', 'CORRECTED', 'ERASED')),
    primary key (case_id, step)
);
