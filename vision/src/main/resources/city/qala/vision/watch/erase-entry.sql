-- erase-entry.sql : everything of one who was sought, without showing any of it
select guard.erase('sought', :id) as gone;
