-- add-inbox.sql : writes entries
-- in:  count int, lines bytea, concerns bytea        out: id bigint
insert into governance.audit_inbox (count, lines, concerns)
values (:count, :lines, :concerns) returning id
