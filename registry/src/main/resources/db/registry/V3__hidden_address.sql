-- Whether a record says that the address of its person is protected: then no source's address is shown.
alter table registry.record add column hidden boolean not null default false;
