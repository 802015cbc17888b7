-- tally-since.sql : faces that passed since a moment
select coalesce(sum(faces), 0) as faces, coalesce(sum(unfit), 0) as unfit, coalesce(sum(candidates), 0) as candidates
  from vision.tally where hour >= :since;
