-- end-facts-task.sql : nothing is missing any more
-- in:  household text        out: -
update proactive.task set status = 'DONE' where household = :household and kind = 'FACTS' and status = 'OPEN'
