-- put-receipt.sql : writes down what a request has made
-- in: owner, key text, fingerprint, id bigint, at        out: nothing
insert into sensing.receipt (owner, key, fingerprint, id, at) values (:owner, :key, :fingerprint, :id, :at)
