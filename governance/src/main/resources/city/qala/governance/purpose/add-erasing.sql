-- add-erasing.sql : a part of the city that has still to forget somebody
-- in:  subject text, part text, actor text, reason text, at timestamptz        out: nothing
insert into governance.erasing (subject, part, actor, reason, at)
values (:subject, :part, :actor, :reason, :at)
on conflict do nothing
