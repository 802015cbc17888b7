-- delete-feature.sql : takes a FeatureOfInterest out
-- in: id        out: nothing
delete from sensing.feature where id = :id
