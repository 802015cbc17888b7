-- children-of.sql : whom somebody answers for
-- in:  adult text        out: child text
select child from governance.guardian where adult = :adult order by child
