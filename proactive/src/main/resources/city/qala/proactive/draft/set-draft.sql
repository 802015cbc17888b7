-- set-draft.sql : a draft is written on, proposed, published or dropped
-- in:  id, text, base, was, state, author, roles text, at timestamptz        out: -
update proactive.draft
   set text = :text, base = :base, state = :state, author = :author, roles = :roles, at = :at
 where id = :id and state = :was
