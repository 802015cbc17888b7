-- expire.sql : deletes rows that are older, some at a time, and shows nothing of them
-- in:  tab text, col text, before timestamptz, most integer        out: gone bigint
select guard.expire(:tab::regclass, :col::name, :before::timestamptz, :most::integer) as gone;
