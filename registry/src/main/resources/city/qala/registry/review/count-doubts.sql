-- count-doubts.sql : how many pairs nobody has decided on
select count(*) as n from registry.doubt d
 where not exists (select from registry.decision x where x.one = d.one and x.other = d.other and x.undone is null);
