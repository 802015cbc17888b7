-- add-place.sql : that a list has an entry
insert into vision.entry_place (id, list, added) values (:id, :list, :at);
