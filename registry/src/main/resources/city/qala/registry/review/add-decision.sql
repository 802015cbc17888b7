-- add-decision.sql : what somebody says about a pair
insert into registry.decision (one, other, verdict, at, decider, second) values (:one, :other, :verdict, :at, :by, :second);
