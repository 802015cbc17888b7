-- set-standing.sql : for whom somebody works, where and when; which resident they are
-- in:  name, organisation, department text, districts text[], hours, resident text or null, now timestamptz
-- out: rows
update identity.account
   set organisation = :organisation, department = :department, districts = :districts::text[],
       hours = :hours, resident = :resident::text, changed = :now
 where name = :name
