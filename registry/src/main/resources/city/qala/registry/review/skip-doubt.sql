-- skip-doubt.sql : a pair that goes to the end of the queue
update registry.doubt set skipped = :at where one = :one and other = :other;
