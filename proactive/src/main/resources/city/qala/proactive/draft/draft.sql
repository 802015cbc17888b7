-- draft.sql : one draft
-- in:  id text        out: id, file, text, base, state, author, roles text, at timestamptz
select id, file, text, base, state, author, roles, at from proactive.draft where id = :id
