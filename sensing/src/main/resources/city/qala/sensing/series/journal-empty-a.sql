-- journal-empty-a.sql : empties the table at once
-- in:  nothing        out: nothing
truncate sensing.journal_a
