-- request-key-find.sql : what a request's key led to
-- in:  owner text, key text        out: fingerprint bigint, outcome bytea
select fingerprint, outcome from sensing.request_key where owner = :owner and key = :key
