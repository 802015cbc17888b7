-- newest-deletions.sql : what was deleted last
-- in:  most integer        out: deletions, newest first
select at, what, rows, why, actor, reason
  from governance.deletion
 order by id desc
 limit :most;
