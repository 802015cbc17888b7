-- add-shift-note.sql : a note for the next shift, or a hand-over
insert into operations.shift_note (at, actor, to_whom, words) values (:at, :actor, :to, :words);
