-- add-account.sql : makes an account
-- in:  name, password text, must_change boolean, now timestamptz,
--      organisation, department text, districts text[], hours, resident text or null        out: rows
insert into identity.account (name, password, must_change, created, changed,
                              organisation, department, districts, hours, resident)
values (:name, :password, :must_change, :now, :now,
        :organisation, :department, :districts::text[], :hours, :resident::text)
