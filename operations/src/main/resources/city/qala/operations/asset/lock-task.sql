-- lock-task.sql : a command, held until the transaction ends
select id, capability, parameters, state, made, made_by, valid_until, confirmed, confirmed_by, counter, signature, reported, report
from operations.task where id = :id for update;
