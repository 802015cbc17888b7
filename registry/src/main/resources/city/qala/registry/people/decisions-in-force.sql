-- decisions-in-force.sql : what people have decided on pairs
select distinct on (one, other) one, other, verdict from registry.decision where undone is null order by one, other, seq desc;
