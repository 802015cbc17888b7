-- put-feature.sql : stores a FeatureOfInterest or its new version
-- in: id, body text        out: nothing
insert into sensing.feature (id, body) values (:id, :body)
on conflict (id) do update set body = excluded.body
