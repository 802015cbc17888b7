-- waiting-doubts.sql : pairs nobody has decided on: the least sure first, those that were skipped last
select one, other, probability, weight, linked, why from registry.doubt d
 where not exists (select from registry.decision x where x.one = d.one and x.other = d.other and x.undone is null)
 order by skipped nulls first, abs(probability - 0.5), one, other limit :most;
