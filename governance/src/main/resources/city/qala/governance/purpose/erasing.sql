-- erasing.sql : which parts have still to forget whom
-- in:  nothing        out: subject text, part text, actor text, reason text
select subject, part, actor, reason from governance.erasing order by at, subject, part
