-- assessments-of.sql : decisions of a household, the newest first
-- in:  household text, most integer        out: the columns of proactive.assessment
select id, household, day, at, law, because, facts, facts_hash, answer
  from proactive.assessment where household = :household order by id desc limit :most
