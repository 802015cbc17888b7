-- candidates-of.sql : what still waits of one list
select id, list, entry, camera, at, expires, state, trial, decided, outcome
  from vision.candidate
 where list = :list and state in ('WAITING', 'SECOND')
 order by id;
