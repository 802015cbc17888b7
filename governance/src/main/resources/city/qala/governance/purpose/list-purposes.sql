-- list-purposes.sql : every revision of every purpose, by code, newest first
-- in:  -        out: code text, revision integer, status text, body text, three signatures, reason text
select code, revision, status, body::text as body,
       proposed_by, proposed_roles, proposed_at,
       approved_by, approved_roles, approved_at,
       withdrawn_by, withdrawn_roles, withdrawn_at, reason
  from governance.purpose
 order by code, revision desc;
