-- answer-case.sql : keeps the answer to a case
-- in:  id, answer, outcome, answerer text, answered timestamptz        out: -
update governance.case_words
   set answer = :answer, outcome = :outcome, answerer = :answerer, answered = :answered
 where id = :id
