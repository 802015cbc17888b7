-- armed-tables.sql : every table about subjects, and of which kind they are
-- in:  nothing        out: tab text, kind text
select tab::text as tab, kind from guard.armed order by tab::text
