-- batches.sql : files that left, the newest first
-- in:  most integer        out: id, kind text, at timestamptz, officer text, lines bigint, total numeric, hash text
select id, kind, at, officer, lines, total, hash from proactive.batch order by id desc limit :most
