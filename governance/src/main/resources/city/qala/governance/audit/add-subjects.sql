-- add-subjects.sql : keys for subjects that have none; one that came meanwhile stays
-- in:  subjects text[], keys bytea[], pseudonyms bytea[]        out: nothing
insert into governance.audit_subject (subject, key, pseudonym)
select subject, key, pseudonym
  from unnest(:subjects::text[], :keys::bytea[], :pseudonyms::bytea[]) as fresh (subject, key, pseudonym)
 order by subject
on conflict (subject) do nothing
