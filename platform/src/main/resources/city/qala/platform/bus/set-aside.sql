-- set-aside.sql : keeps news that a consumer failed on for staff
-- in:  name text, position bigint, at timestamptz, reason text        out: -
insert into bus.set_aside (consumer, position, at, reason)
values (:name, :position, :at, :reason)
on conflict do nothing;
