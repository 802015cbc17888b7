-- Timed jobs: one row each, which is also the lease that lets one process at a time run it.
create table jobs.job (
    name        text primary key,
    holder      text,
    lease_until timestamptz,
    run_started timestamptz,
    step        integer     not null default 0,
    note        text        not null default '',
    last_result text        not null default '',
    last_ended  timestamptz,
    next_run    timestamptz not null
);
