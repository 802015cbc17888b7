-- erase-crop.sql : the picture of a candidate, without showing it
select guard.erase('sighting', :id) as gone;
