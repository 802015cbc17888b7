-- find-subjects.sql : who is behind these texts; changes of this very transaction included
-- in:  subjects text[]        out: subject text, ordinal int, pseudonym bytea
select subject, ordinal, pseudonym from governance.audit_subject where subject = any(:subjects::text[])
