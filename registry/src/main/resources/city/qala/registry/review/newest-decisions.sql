-- newest-decisions.sql : the newest decisions
select one, other, verdict, at, decider, second, undone, undoer from registry.decision order by seq desc limit :most;
