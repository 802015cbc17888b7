-- add-explanation.sql : keeps what oversight asks an officer
-- in:  id, words text        out: -
insert into governance.explanation (id, words) values (:id, :words)
