-- end-list.sql : a list is over, for good
update vision.watchlist set state = 'ENDED', ended = :at, why = :why, seal = null where id = :id and state <> 'ENDED';
