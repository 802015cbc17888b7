-- newest-erasures.sql : erasures that wait, then the newest of the others
-- in:  most integer        out: erasures
select id, subject, reason, state, proposed_by, proposed_roles, proposed_at,
       decided_by, decided_roles, decided_at
  from governance.erasure
 order by state <> 'WAITING', proposed_at desc, id
 limit :most
