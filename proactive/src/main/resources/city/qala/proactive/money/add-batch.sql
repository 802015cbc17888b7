-- add-batch.sql : a file that leaves
-- in:  id, kind text, at timestamptz, officer text, lines bigint, total numeric, hash text        out: -
insert into proactive.batch (id, kind, at, officer, lines, total, hash)
values (:id, :kind, :at, :officer, :lines, :total::numeric, :hash)
