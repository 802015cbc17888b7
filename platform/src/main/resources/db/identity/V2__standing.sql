-- Where people stand: for whom they work, where and when; which resident an account belongs to.
alter table identity.account
    add column version      bigint not null default 1,
    add column organisation text   not null default '',
    add column department   text   not null default '',
    add column districts    text[] not null default '{}',
    add column hours        text   not null default '',
    add column resident     text;

-- A resident has one account, so that nobody else can make a second one in their name.
create unique index account_resident on identity.account (resident) where resident is not null;

insert into identity.role (code, kk, ru, en) values
    ('resident',         'Тұрғын',           'Житель',            'Resident'),
    ('registrar',        'Тіркеуші',         'Регистратор',       'Registrar'),
    ('watch-officer',    'Іздеу тізіміне жауапты', 'Ответственный за списки', 'Watch officer'),
    ('partner',          'Серіктес ұйым',    'Организация-партнёр', 'Partner'),
    ('department-admin', 'Бөлім әкімшісі',   'Администратор отдела', 'Department administrator');
