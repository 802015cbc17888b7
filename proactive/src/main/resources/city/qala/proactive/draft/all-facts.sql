-- all-facts.sql : the newest facts of every household, for a comparison that stores nothing
-- in:  -        out: facts text
select distinct on (household) facts from proactive.assessment order by household, id desc
