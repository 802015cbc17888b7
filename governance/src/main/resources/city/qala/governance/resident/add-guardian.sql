-- add-guardian.sql : lets an adult answer for a child
-- in:  child, adult text, since date        out: -
insert into governance.guardian (child, adult, since) values (:child, :adult, :since)
on conflict do nothing
