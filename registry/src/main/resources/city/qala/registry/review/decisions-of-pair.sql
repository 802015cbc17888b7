-- decisions-of-pair.sql : what was said about a pair, the newest first
select one, other, verdict, at, decider, second, undone, undoer from registry.decision where one = :one and other = :other order by seq desc;
