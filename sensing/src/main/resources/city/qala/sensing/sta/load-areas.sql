-- load-areas.sql : the box round everything that a stream has observed
-- in: nothing        out: stream, west, south, east, north
select stream, min(west) as west, min(south) as south, max(east) as east, max(north) as north
  from sensing.feature_stream
 where west is not null
 group by stream
