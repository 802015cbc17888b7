-- delete-stream-features.sql : forgets what a stream that is gone has observed
-- in: stream        out: nothing
delete from sensing.feature_stream where stream = :stream
