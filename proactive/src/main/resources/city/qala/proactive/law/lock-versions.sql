-- lock-versions.sql : lets nobody else publish until the end of the transaction
-- in:  -        out: -
lock table proactive.law_version in share row exclusive mode
