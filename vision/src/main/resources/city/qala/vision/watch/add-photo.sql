-- add-photo.sql : the photograph of an entry, sealed
insert into vision.entry_photo (entry, photo) values (:id, :photo);
