-- homes-before.sql : where some people lived when it was last looked
-- in:  people text[]        out: person, household text
select person, household from proactive.member where person = any(:people)
