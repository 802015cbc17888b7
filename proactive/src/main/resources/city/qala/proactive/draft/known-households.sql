-- known-households.sql : ids of those of whom something was decided
-- in:  -        out: id text
select id from guard.subjects('proactive.assessment') as id order by id
