-- delete-feature-streams.sql : forgets which streams observed a feature
-- in: feature        out: nothing
delete from sensing.feature_stream where feature = :feature
