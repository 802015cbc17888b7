-- open-candidates.sql : what waits, oldest first
select id, list, entry, camera, at, expires, state, trial, decided, outcome
  from vision.candidate
 where state in ('WAITING', 'SECOND')
 order by at, id
 limit 200;
