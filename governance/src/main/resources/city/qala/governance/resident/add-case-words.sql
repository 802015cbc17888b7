-- add-case-words.sql : keeps what is asked in a case
-- in:  id, resident, line, field, words, wish text        out: -
insert into governance.case_words (id, resident, line, field, words, wish)
values (:id, :resident, :line, :field, :words, :wish)
