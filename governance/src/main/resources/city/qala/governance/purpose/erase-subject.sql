-- erase-subject.sql : deletes every row about a subject in all armed tables, and shows nothing of them
-- in:  kind text, subject text        out: gone bigint
select guard.erase(:kind, :subject) as gone;
