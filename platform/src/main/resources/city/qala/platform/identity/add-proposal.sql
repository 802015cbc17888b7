-- add-proposal.sql : something that a second person must agree to
-- in:  id, verb, account, body json text, by text, roles text[], now timestamptz        out: rows
insert into identity.proposal (id, verb, account, body, asked_by, asked_roles, asked_at)
values (:id, :verb, :account, :body::jsonb, :by, :roles::text[], :now)
