-- add-task.sql : a command that is proposed; out: its id
insert into operations.task (capability, parameters, state, made, made_by, valid_until)
values (:capability, :parameters, 'PROPOSED', :made, :by, :until) returning id;
