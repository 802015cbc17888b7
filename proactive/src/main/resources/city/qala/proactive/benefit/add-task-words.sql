-- add-task-words.sql : what it is about
-- in:  task, household, person, policy, unit, reduction, words text        out: -
insert into proactive.task_words (task, household, person, policy, unit, reduction, words)
values (:task, :household, :person, :policy, :unit, :reduction, :words)
