-- newest-candidates.sql : what was decided, newest first
select id, list, entry, camera, at, expires, state, trial, decided, outcome
  from vision.candidate
 where state not in ('WAITING', 'SECOND') and at >= :since
 order by at desc, id desc
 limit :most;
