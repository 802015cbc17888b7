-- set-state.sql : how a candidate stands now
update vision.candidate set state = :state, decided = :decided::timestamptz where id = :id;
