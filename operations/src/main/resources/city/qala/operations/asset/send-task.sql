-- send-task.sql : a command is confirmed and signed
update operations.task set state = 'SENT', confirmed = :at, confirmed_by = :by, counter = :counter, signature = :signature, valid_until = :until where id = :id;
