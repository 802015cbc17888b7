-- newest.sql : the newest entries of one action, newest first
-- in:  action text, most integer   out: at, actor, kind, action, outcome, subject, purpose, facts
select at, actor, kind, action, outcome, subject, purpose, facts::text as facts
  from audit.entry
 where action = :action
 order by id desc
 limit :most
