-- tasks.sql : commands of a capability or all, the last first
select id, capability, parameters, state, made, made_by, valid_until, confirmed, confirmed_by, counter, signature, reported, report
from operations.task where (:id::bigint is null or id = :id::bigint) and (:capability::bigint is null or capability = :capability::bigint)
order by id desc limit 100;
