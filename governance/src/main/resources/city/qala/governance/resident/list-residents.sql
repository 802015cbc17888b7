-- list-residents.sql : ids of the residents of a district, or of all if it is empty
-- in:  district text        out: id text
select id from governance.roll where :district::text = '' or district = :district order by id
