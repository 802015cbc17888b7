-- run-basis.sql : how far deliveries and decisions are: what a run rests on
select 'd' || (select coalesce(max(seq), 0) from registry.delivery where state = 'applied')
    || ' n' || (select coalesce(max(seq), 0) + count(undone) from registry.decision) as basis;
