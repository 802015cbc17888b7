-- journal-last-b.sql : the last position in the table, 0 if it is empty
-- in:  nothing        out: position bigint
select coalesce(max(position), 0) as position from sensing.journal_b
