-- answer-task.sql : the answer and its reasons
-- in:  task, answer, outcome text, answered timestamptz, answerer text        out: -
update proactive.task_words
   set answer = :answer, outcome = :outcome, answered = :answered, answerer = :answerer
 where task = :task
