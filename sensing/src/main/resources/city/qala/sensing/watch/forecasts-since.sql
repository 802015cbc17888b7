-- forecasts-since.sql : what was said of a stream, or of all if it is 0, since a moment, oldest first   in: stream integer, since timestamptz   out: stream, origin, model, said, hours
select stream, origin, model, said, hours from sensing.forecast where origin >= :since and (:stream = 0 or stream = :stream) order by stream, origin
