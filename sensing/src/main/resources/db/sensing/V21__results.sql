-- How often each result occurs in a sealed file, packed; empty where that was not kept.
alter table sensing.sealed_file add column results bytea;
alter table sensing.sealed_file alter column results set storage external;
