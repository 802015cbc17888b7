-- end-agreement.sql : somebody ends it, if nobody has
-- in:  id, by text, roles text[], at timestamptz, words text        out: rows changed, 0 or 1
update exchange.agreement
   set ended_by = :by, ended_roles = :roles, ended_at = :at, ended_words = :words
 where id = :id and ended_by is null;
