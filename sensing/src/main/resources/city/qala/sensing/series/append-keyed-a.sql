-- append-keyed-a.sql : stores one block and the keys of its requests
-- in:  owners text[], keys text[], fingerprints bigint[], outcomes bytea[], position bigint, block bytea        out: nothing
with promised as (
    insert into sensing.request_key (owner, key, fingerprint, outcome)
    select owner, key, fingerprint, outcome
      from unnest(:owners::text[], :keys::text[], :fingerprints::bigint[], :outcomes::bytea[])
           as promise (owner, key, fingerprint, outcome)
)
insert into sensing.journal_a (position, block) values (:position, :block)
