-- last-run.sql : the newest run
select id, began, ended, basis, records, persons, merged, split, households, threshold, precision_, recall from registry.run order by id desc limit 1;
