-- count-set-aside.sql : how much is set aside
-- in:  -        out: n bigint
select count(*) as n from bus.set_aside;
