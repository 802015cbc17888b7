-- Who is behind a text is asked for thousands of texts at once: the index alone answers it.
create unique index audit_subject_subject on governance.audit_subject (subject) include (ordinal, pseudonym);
alter table governance.audit_subject drop constraint audit_subject_subject_key;
