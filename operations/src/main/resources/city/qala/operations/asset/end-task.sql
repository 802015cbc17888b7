-- end-task.sql : a command has come to its end
update operations.task set state = :state, reported = :at, report = :report where id = :id;
