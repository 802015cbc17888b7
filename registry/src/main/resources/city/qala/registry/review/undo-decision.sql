-- undo-decision.sql : the newest decision on a pair that is in force, taken back
update registry.decision set undone = :at, undoer = :by
 where seq = (select max(seq) from registry.decision where one = :one and other = :other and undone is null);
