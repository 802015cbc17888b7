-- residents-by-id.sql : the files of some residents
-- in:  ids text[]        out: the columns of governance.resident, household text, household_since date, guardians text[]
select r.id, r.name, r.born, r.language, r.iin, r.address, r.address_hidden, r.district, r.phone, r.email, r.source, r.since,
       m.household, m.since as household_since,
       coalesce((select array_agg(g.adult order by g.adult) from governance.guardian g where g.child = r.id), '{}') as guardians
  from governance.resident r
  join governance.household_member m on m.resident = r.id
 where r.id = any(:ids)
 order by r.id
