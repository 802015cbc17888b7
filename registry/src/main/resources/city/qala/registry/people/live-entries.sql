-- live-entries.sql : what all registers say now; needs grants for all persons
select id, version, register, person, valid_from, cells::text as cells, hidden, iin, born from registry.record where current and not gone order by id;
