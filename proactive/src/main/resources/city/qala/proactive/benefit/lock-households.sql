-- lock-households.sql : nobody else assesses these until the end of the transaction
-- in:  ids text[]        out: id text
select id from proactive.household where id = any(:ids) order by id for update
