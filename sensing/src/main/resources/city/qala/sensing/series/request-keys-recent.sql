-- request-keys-recent.sql : keys that are still promised, oldest first
-- in:  nothing        out: owner text, key text
select owner, key from sensing.request_key where written > now() - interval '25 hours' order by written
