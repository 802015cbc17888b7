-- add-run.sql : a run that ended
insert into registry.run (began, ended, basis, records, persons, merged, split, households, threshold, precision_, recall)
values (:began, :ended, :basis, :records, :persons, :merged, :split, :households, :threshold, :precision, :recall)
returning id;
