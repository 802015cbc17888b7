-- add-member.sql : who lives where
-- in:  person, household text        out: -
insert into proactive.member (person, household) values (:person, :household)
on conflict (person) do update set household = excluded.household where proactive.member.household <> excluded.household
