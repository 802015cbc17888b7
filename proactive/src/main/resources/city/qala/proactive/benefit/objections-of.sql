-- objections-of.sql : what a household has objected to, the newest first
-- in:  household text        out: id text, number bigint, status text, made timestamptz, due date, person, policy, unit, reduction, words, answer, outcome text
select t.id, t.number, t.status, t.made, t.due, w.person, w.policy, w.unit, w.reduction, w.words, w.answer, w.outcome
  from proactive.task t join proactive.task_words w on w.task = t.id
 where t.household = :household and t.kind = 'OBJECTION' order by t.id desc
