-- entries.sql : what is sought, as far as the permission goes
select e.id, e.name, e.template, e.source, e.taken, e.lawful, e.quality
  from vision.entry e
 where e.id = any(:ids::text[])
 order by e.id;
