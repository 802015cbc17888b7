-- erasure-by-id.sql : one erasure
-- in:  id text        out: at most one erasure
select id, subject, reason, state, proposed_by, proposed_roles, proposed_at,
       decided_by, decided_roles, decided_at
  from governance.erasure
 where id = :id
