-- shift-notes.sql : notes within a time
select at, actor, to_whom, words from operations.shift_note where at >= :from and at < :to order by no limit :most;
