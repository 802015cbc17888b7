-- features-of-only.sql : features that no other stream than these has observed
-- in:  streams bigint[]        out: feature bigint
select feature from sensing.feature_stream
 where feature in (select feature from sensing.feature_stream where stream = any (:streams))
 group by feature
having bool_and(stream = any (:streams))
 order by feature
