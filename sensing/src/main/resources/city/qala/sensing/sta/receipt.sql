-- receipt.sql : what the request with this key has made
-- in: owner, key text        out: fingerprint, id bigint
select fingerprint, id from sensing.receipt where owner = :owner and key = :key
