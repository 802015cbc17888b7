-- find-members.sql : ordinals of these pseudonyms
-- in:  pseudonyms bytea[]        out: ordinal int
select ordinal from governance.audit_subject where pseudonym = any(:pseudonyms::bytea[]) order by ordinal
