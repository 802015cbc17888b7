-- end-task-of.sql : the reduction that it was about is decided or gone
-- in:  reduction text        out: -
update proactive.task t set status = 'DONE'
  from proactive.task_words w where w.task = t.id and w.reduction = :reduction and t.kind = 'REDUCTION' and t.status = 'OPEN'
