-- add-assessment.sql : keeps a decision with its facts
-- in:  id, household text, day date, at timestamptz, law, because, facts, facts_hash, answer text        out: -
insert into proactive.assessment (id, household, day, at, law, because, facts, facts_hash, answer)
values (:id, :household, :day, :at, :law, :because, :facts, :facts_hash, :answer)
