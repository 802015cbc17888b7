-- last-call.sql : number of the newest call
-- in:  nothing        out: no bigint, 0 if there is none
select coalesce(max(no), 0) as no from exchange.call;
