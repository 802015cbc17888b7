-- count-tasks.sql : how much waits
-- in:  day date        out: kind text, n bigint, late bigint
select kind, count(*) as n, count(*) filter (where due < :day) as late from proactive.task where status = 'OPEN' group by kind
