-- explanation.sql : what oversight asked an officer, and what they said
-- in:  id text        out: words, answer text, answered timestamptz or null, answerer text
select words, answer, answered, answerer from governance.explanation where id = :id
