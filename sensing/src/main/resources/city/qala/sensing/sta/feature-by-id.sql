-- feature-by-id.sql : one FeatureOfInterest with the streams that observed it
-- in: id        out: id, body text, streams bigint[]
select f.id, f.body,
       array(select s.stream from sensing.feature_stream s where s.feature = f.id order by 1) as streams
  from sensing.feature f
 where f.id = :id
