-- approve-agreement.sql : the second person agrees, if nobody was first and it has not ended
-- in:  id, by text, roles text[], at timestamptz, words text        out: rows changed, 0 or 1
update exchange.agreement
   set approved_by = :by, approved_roles = :roles, approved_at = :at, approved_words = :words
 where id = :id and approved_by is null and ended_by is null;
