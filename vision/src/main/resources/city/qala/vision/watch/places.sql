-- places.sql : ids of a list's entries
select id, list, refusals, suspended, added from vision.entry_place where list = :list order by id;
