-- trim-receipts.sql : forgets old receipts
-- in: before        out: nothing
delete from sensing.receipt where at < :before
