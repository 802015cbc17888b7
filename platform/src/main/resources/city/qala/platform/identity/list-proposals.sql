-- list-proposals.sql : what waits for a second person, oldest first
-- in:  -        out: id, verb, account, body, asked_by text, asked_roles text[], asked_at timestamptz
select id, verb, account, body::text as body, asked_by, asked_roles, asked_at
  from identity.proposal
 where outcome is null
 order by asked_at, id
