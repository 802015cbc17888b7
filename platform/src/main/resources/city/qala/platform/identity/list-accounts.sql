-- list-accounts.sql : all accounts with their roles and standing
-- in:  -
-- out: name, password text, must_change, disabled boolean, created timestamptz, version bigint,
--      organisation, department text, districts text[], hours, resident text, roles text[]
select a.name, a.password, a.must_change, a.disabled, a.created, a.version,
       a.organisation, a.department, a.districts, a.hours, a.resident,
       coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}') as roles
  from identity.account a
  left join identity.account_role r on r.account = a.name
 group by a.name
 order by a.name
