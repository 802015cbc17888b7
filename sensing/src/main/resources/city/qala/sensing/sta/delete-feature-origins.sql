-- delete-feature-origins.sql : forgets what a feature was made from
-- in: feature        out: nothing
delete from sensing.feature_origin where feature = :feature
