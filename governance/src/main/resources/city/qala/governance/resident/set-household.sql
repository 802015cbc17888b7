-- set-household.sql : puts a resident into a household
-- in:  resident, household text, since date        out: -
insert into governance.household_member (resident, household, since)
values (:resident, :household, :since)
on conflict (resident) do update set household = excluded.household, since = excluded.since
