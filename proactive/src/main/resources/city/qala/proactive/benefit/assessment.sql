-- assessment.sql : a decision
-- in:  id text        out: the columns of proactive.assessment
select id, household, day, at, law, because, facts, facts_hash, answer from proactive.assessment where id = :id
