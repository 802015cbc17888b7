-- order-news.sql : publishers wait for one another until their commit, so that positions grow with it
-- in:  -        out: -
select pg_advisory_xact_lock(4702111);
