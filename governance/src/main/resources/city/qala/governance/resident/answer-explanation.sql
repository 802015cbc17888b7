-- answer-explanation.sql : keeps what an officer says
-- in:  id, answer, answerer text, answered timestamptz        out: -
update governance.explanation set answer = :answer, answerer = :answerer, answered = :answered where id = :id
