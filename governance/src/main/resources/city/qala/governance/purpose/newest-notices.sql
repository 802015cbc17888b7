-- newest-notices.sql : what oversight was told last
-- in:  most integer        out: notices, newest first
select id, kind, at, actor, purpose, day, count, usual, reason, until
  from governance.notice
 order by id desc
 limit :most;
