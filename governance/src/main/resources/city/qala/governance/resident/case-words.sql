-- case-words.sql : the words of a case; nothing without a grant for whom it concerns
-- in:  id text        out: line, field, words, wish, answer, outcome text, answered timestamptz or null, answerer text
select line, field, words, wish, answer, outcome, answered, answerer from governance.case_words where id = :id
