-- forget-subject.sql : destroys the key of a subject
-- in:  subject text        out: nothing
delete from governance.audit_subject where subject = :subject
