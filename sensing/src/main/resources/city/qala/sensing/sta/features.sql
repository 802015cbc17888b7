-- features.sql : FeaturesOfInterest in order of their ids, with the streams that observed them
-- in: after bigint, most int        out: id, body text, streams bigint[]
select f.id, f.body,
       array(select s.stream from sensing.feature_stream s where s.feature = f.id order by 1) as streams
  from sensing.feature f
 where f.id > :after
 order by f.id
 limit :most
