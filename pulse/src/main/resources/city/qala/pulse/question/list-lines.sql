-- list-lines.sql : the budget ledger, oldest line first
select no, day, topic, epsilon, release, before from pulse.ledger order by no;
