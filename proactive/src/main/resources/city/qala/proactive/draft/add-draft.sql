-- add-draft.sql : begins a draft of one file
-- in:  id, file, text, base, author, roles text, at timestamptz        out: -
insert into proactive.draft (id, file, text, base, state, author, roles, at)
values (:id, :file, :text, :base, 'WRITTEN', :author, :roles, :at)
