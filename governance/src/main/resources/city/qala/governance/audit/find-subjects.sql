-- find-subjects.sql : who is behind these texts, in their order and in one row; changes of this very transaction included
-- in:  subjects text[]        out: ordinals int[] (0 for nobody known), pseudonyms bytea (16 for each that is known)
select coalesce(array_agg(coalesce(s.ordinal, 0) order by w.n), '{}') as ordinals,
       coalesce(string_agg(s.pseudonym, ''::bytea order by w.n), ''::bytea) as pseudonyms
  from unnest(:subjects::text[]) with ordinality as w (subject, n)
  left join governance.audit_subject s on s.subject = w.subject collate "C"
