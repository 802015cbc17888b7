-- candidate-by-id.sql : one candidate, held until the transaction ends
select id, list, entry, camera, at, expires, state, trial, decided, outcome
  from vision.candidate
 where id = :id
   for update;
