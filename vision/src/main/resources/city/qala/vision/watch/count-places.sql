-- count-places.sql : how many entries each list has
select list, count(*) as entries, count(*) filter (where suspended) as suspended from vision.entry_place group by list;
