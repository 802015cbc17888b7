-- sealed-hidden.sql : rows of sealed files that no longer count
-- in:  nothing        out: stream int, seqs bytea
select stream, seqs from sensing.sealed_hidden
