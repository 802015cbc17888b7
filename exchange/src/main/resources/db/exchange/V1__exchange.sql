-- Agreements between organisations. What was agreed never changes; what happens to it is added.
create table exchange.agreement (
    id             text primary key,
    partner_kind   text not null check (partner_kind in ('GOVERNMENT', 'COMPANY', 'UNIVERSITY')),
    partner_name   text not null,
    partner_bin    text not null,
    data_set       text not null,
    fields         text[] not null check (cardinality(fields) > 0),
    purpose        text not null,
    reason         text not null,
    starts         timestamptz not null,
    ends           timestamptz not null check (ends > starts),
    calls_per_day  integer not null check (calls_per_day > 0),
    rows_per_call  integer not null check (rows_per_call > 0),
    proposed_by    text not null,
    proposed_roles text[] not null,
    proposed_at    timestamptz not null,
    approved_by    text check (approved_by <> proposed_by),
    approved_roles text[] not null default '{}',
    approved_at    timestamptz,
    approved_words text,
    ended_by       text,
    ended_roles    text[] not null default '{}',
    ended_at       timestamptz,
    ended_words    text,
    check ((approved_by is null) = (approved_at is null)),
    check ((ended_by is null) = (ended_at is null))
);

-- Keys of a partner, each for one agreement only.
create table exchange.agreement_key (
    agreement text not null references exchange.agreement (id),
    kid       text not null,
    curve     text not null,
    x         text not null,
    y         text not null,
    primary key (agreement, kid)
);

-- Answered calls in the order of their commits: what both sides signed. Rows are only added.
create table exchange.call (
    no                 bigint primary key,
    id                 text not null unique,
    agreement          text not null references exchange.agreement (id),
    kid                text not null,
    nonce              text not null,
    at                 timestamptz not null,
    rows               integer not null,
    request            text not null,
    request_signature  text not null,
    request_body       text not null,
    response           text not null,
    response_signature text not null,
    leaf               bytea not null,
    unique (agreement, nonce)
);
create index call_at on exchange.call (at);
create index call_agreement on exchange.call (agreement, no desc);

-- One signed root over the leaves of the calls first .. last.
create table exchange.stamp (
    no        bigint primary key,
    first     bigint not null unique,
    last      bigint not null check (last >= first),
    text      text not null,
    signature text not null
);

create function exchange.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is only added to';
end $$;

create trigger call_is_final before update or delete on exchange.call
    for each row execute function exchange.refuse_change();
create trigger call_is_kept before truncate on exchange.call
    for each statement execute function exchange.refuse_change();
create trigger stamp_is_final before update or delete on exchange.stamp
    for each row execute function exchange.refuse_change();
create trigger stamp_is_kept before truncate on exchange.stamp
    for each statement execute function exchange.refuse_change();
