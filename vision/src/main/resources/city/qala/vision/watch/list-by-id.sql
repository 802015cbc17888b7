-- list-by-id.sql : one list, held until the transaction ends
select id, name, aim, basis, document, body, owner, phone, may, cameras, from_minute, to_minute, starts, ends, cap, threshold, budget,
       faces_per_hour, exercise, state, forecast, requested_by, requested_roles, requested_at, approved_by, approved_roles, approved_at, seal,
       made, ended, why
  from vision.watchlist
 where id = :id
   for update;
