-- journal-empty-b.sql : empties the table at once
-- in:  nothing        out: nothing
truncate sensing.journal_b
