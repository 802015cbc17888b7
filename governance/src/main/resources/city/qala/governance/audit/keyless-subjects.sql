-- keyless-subjects.sql : subjects of a table who have no key yet
-- in:  tab text, kind text, most int        out: subject text
select :kind::text || '/' || s as subject
  from guard.subjects(:tab::regclass) s
 where s is not null
   and not exists (select from governance.audit_subject k where k.subject = (:kind::text || '/' || s) collate "C")
 limit :most
