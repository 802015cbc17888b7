-- add-household.sql : a household that was not there
insert into registry.household (id, since) values (:id, :at) on conflict (id) do update set ended = null;
