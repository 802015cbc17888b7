-- children-of.sql : whom somebody answers for on a day
-- in:  adult text, today date        out: child text
select child from governance.guardian where adult = :adult and since <= :today and until > :today order by child
