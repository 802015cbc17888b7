-- version-of.sql : a law by its hash
-- in:  hash text        out: hash, texts, author, approver text, at timestamptz
select hash, texts, author, approver, at from proactive.law_version where hash = :hash order by number desc limit 1
