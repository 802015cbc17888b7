-- end-task.sql : somebody has answered it
-- in:  id text        out: -
update proactive.task set status = 'DONE' where id = :id and status = 'OPEN'
