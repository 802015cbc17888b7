-- add-entry.sql : writes one entry
-- in:  at timestamptz, actor, kind, action, outcome, subject, purpose text, facts jsonb   out: id bigint
insert into audit.entry (at, actor, kind, action, outcome, subject, purpose, facts)
values (:at, :actor, :kind, :action, :outcome, :subject, :purpose, :facts::jsonb)
returning id
