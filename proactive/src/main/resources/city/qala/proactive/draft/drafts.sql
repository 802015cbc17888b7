-- drafts.sql : the newest drafts
-- in:  most integer        out: id, file, text, base, state, author, roles text, at timestamptz
select id, file, text, base, state, author, roles, at from proactive.draft order by at desc, id desc limit :most
