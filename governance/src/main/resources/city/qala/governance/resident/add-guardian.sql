-- add-guardian.sql : lets an adult answer for a child until a day
-- in:  child, adult text, since, until date        out: -
insert into governance.guardian (child, adult, since, until) values (:child, :adult, :since, :until)
on conflict (child, adult) do update set until = excluded.until
