-- put-feature-origin.sql : writes down what a feature was made from
-- in: thing, location, digest text, feature        out: nothing
insert into sensing.feature_origin (thing, location, digest, feature)
values (:thing, :location, :digest, :feature)
on conflict (thing, location, digest) do update set feature = excluded.feature
