-- decide-erasure.sql : ends a waiting erasure; whom it was about is kept no longer
-- in:  id text, state text, by text, roles text, at timestamptz
update governance.erasure
   set state = :state, subject = '', decided_by = :by, decided_roles = :roles, decided_at = :at
 where id = :id and state = 'WAITING'
