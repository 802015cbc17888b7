-- add-task.sql : something waits for a clerk; one of a kind for missing facts of a household
-- in:  id, kind, household text, made timestamptz, due date        out: -
insert into proactive.task (id, kind, status, household, made, due)
values (:id, :kind, 'OPEN', :household, :made, :due)
on conflict (household) where kind = 'FACTS' and status = 'OPEN' do nothing
