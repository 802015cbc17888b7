-- add-line.sql : writes a line of the budget ledger
insert into pulse.ledger (no, day, topic, epsilon, release, before)
values (:no, :day, :topic, :epsilon, :release, :before);
