-- What witnesses of the audit log answered when they were sent a signed state.
create table governance.audit_witness (
    witness text not null,
    size    bigint not null check (size > 0),
    at      timestamptz not null,
    state   text not null check (state in ('COSIGNED', 'RECEIVED', 'FAILED')),
    said    text not null,
    receipt bytea not null default '',
    primary key (witness, size, at)
);
create trigger audit_witness_final before update or delete on governance.audit_witness
    for each statement execute function governance.audit_refuse();
create trigger audit_witness_kept_whole before truncate on governance.audit_witness
    for each statement execute function governance.audit_refuse();
revoke update, delete, truncate on governance.audit_witness from public;
