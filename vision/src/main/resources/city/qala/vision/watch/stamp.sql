-- stamp.sql : changes whenever what is matched may have changed
select md5(coalesce(string_agg(id || state || ends::text || coalesce(seal, ''), ',' order by id), '')) || ' ' ||
       (select count(*) || ' ' || coalesce(sum(refusals), 0) || ' ' || count(*) filter (where suspended) from vision.entry_place) as stamp
  from vision.watchlist
 where state = 'ACTIVE';
