-- newest-assessments.sql : the newest decision of some households
-- in:  ids text[]        out: the columns of proactive.assessment
select distinct on (household) id, household, day, at, law, because, facts, facts_hash, answer
  from proactive.assessment where household = any(:ids)
 order by household, id desc
