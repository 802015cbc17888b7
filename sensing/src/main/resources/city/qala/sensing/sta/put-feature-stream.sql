-- put-feature-stream.sql : writes down that a stream observes a feature
-- in: feature, stream, west, south, east, north        out: nothing
insert into sensing.feature_stream (feature, stream, west, south, east, north)
values (:feature, :stream, :west, :south, :east, :north)
on conflict (feature, stream) do update
   set west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north
