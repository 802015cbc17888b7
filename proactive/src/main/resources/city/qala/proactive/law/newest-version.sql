-- newest-version.sql : the law that counts now
-- in:  -        out: hash, texts, author, approver text, at timestamptz
select hash, texts, author, approver, at from proactive.law_version order by number desc limit 1
