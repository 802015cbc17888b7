-- add-entry.sql : who is sought, sealed
insert into vision.entry (id, name, template, source, taken, lawful, quality)
values (:id, :name, :template, :source, :taken, :lawful, :quality);
