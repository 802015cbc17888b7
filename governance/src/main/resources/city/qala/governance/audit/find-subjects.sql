-- find-subjects.sql : who is behind these texts, in their order and in one row; changes of this very transaction included
-- in:  subjects text[]        out: ordinals int[] (0 for nobody known), pseudonyms bytea (16 for each that is known)
-- One look into the index for each text: left to itself the planner reads the whole table for some thousands of them.
select coalesce(array_agg(coalesce(s.ordinal, 0) order by w.n), '{}') as ordinals,
       coalesce(string_agg(s.pseudonym, ''::bytea order by w.n), ''::bytea) as pseudonyms
  from unnest(:subjects::text[]) with ordinality as w (subject, n)
  left join lateral (
       select one.ordinal, one.pseudonym from governance.audit_subject one
        where one.subject = w.subject collate "C" limit 1) s on true
