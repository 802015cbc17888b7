-- is-member.sql : whether somebody lives in a household
-- in:  resident, household text        out: there boolean
select exists (select 1 from governance.household_member where resident = :resident and household = :household) as there
