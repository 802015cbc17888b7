-- feature-origin.sql : the feature that was made from a Location as it is now
-- in: thing, location, digest text        out: feature
select feature from sensing.feature_origin
 where thing = :thing and location = :location and digest = :digest
