-- rows-about.sql : how many rows about a subject each armed table holds; shows nothing else of them
-- in:  kind text, subject text        out: named text, counted bigint
select named, counted from guard.rows_about(:kind, :subject)
