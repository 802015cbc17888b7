-- add-version.sql : keeps a law whole
-- in:  hash, texts text, at timestamptz, author, approver text        out: number bigint
insert into proactive.law_version (hash, texts, at, author, approver)
values (:hash, :texts, :at, :author, :approver)
returning number
