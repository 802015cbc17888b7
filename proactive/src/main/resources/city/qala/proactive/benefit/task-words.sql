-- task-words.sql : what it is about
-- in:  id text        out: person, policy, unit, reduction, words, answer, outcome, answerer text, answered timestamptz
select person, policy, unit, reduction, words, answer, outcome, answerer, answered from proactive.task_words where task = :id
