-- set-task-words.sql : what is missing has changed
-- in:  household, words text        out: -
update proactive.task_words w set words = :words
  from proactive.task t
 where t.id = w.task and t.household = :household and w.household = :household and t.kind = 'FACTS' and t.status = 'OPEN'
