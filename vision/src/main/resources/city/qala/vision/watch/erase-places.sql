-- erase-places.sql : that the list had these entries
delete from vision.entry_place where list = :list;
