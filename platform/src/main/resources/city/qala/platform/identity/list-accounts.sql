-- list-accounts.sql : all accounts with their roles and standing
-- in:  -
-- out: name, password text, must_change, disabled, factor boolean, created, tokens_from timestamptz,
--      version bigint, organisation, department text, districts text[], hours, resident text, roles text[]
select a.name, a.password, a.must_change, a.disabled, a.created, a.tokens_from, a.version,
       a.organisation, a.department, a.districts, a.hours, a.resident,
       coalesce(f.confirmed, false) as factor,
       coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}') as roles
  from identity.account a
  left join identity.account_role r on r.account = a.name
  left join identity.second_factor f on f.account = a.name
 group by a.name, f.confirmed
 order by a.name
