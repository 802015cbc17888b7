-- load-counters.sql : the last numbers given
-- in: nothing        out: kind text, last bigint
select kind, last from sensing.counter
