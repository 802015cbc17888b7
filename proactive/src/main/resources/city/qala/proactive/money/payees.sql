-- payees.sql : whose lines there are; ids only
-- in:  -        out: id text
select id from guard.subjects('proactive.line') as id order by id
