-- request-keys-forget.sql : forgets keys that are no longer promised
-- in:  nothing        out: nothing
delete from sensing.request_key where written < now() - interval '25 hours'
