-- photo.sql : the photograph of an entry, as far as the permission goes
select photo from vision.entry_photo where entry = :id;
