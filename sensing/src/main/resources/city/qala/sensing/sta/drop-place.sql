-- drop-place.sql : takes a Location that is gone out of the histories
-- in: place bigint, places bigint[] of one        out: nothing
update sensing.history set places = array_remove(places, :place) where places @> :places
