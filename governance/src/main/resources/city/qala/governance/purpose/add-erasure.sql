-- add-erasure.sql : an erasure that somebody proposes
-- in:  id text, subject text, reason text, by text, roles text, at timestamptz
insert into governance.erasure (id, subject, reason, state, proposed_by, proposed_roles, proposed_at)
values (:id, :subject, :reason, 'WAITING', :by, :roles, :at)
