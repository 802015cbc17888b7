-- sealed-hidden-set.sql : says which rows of a stream's sealed files no longer count
-- in:  stream int, seqs bytea        out: nothing
insert into sensing.sealed_hidden (stream, seqs) values (:stream, :seqs)
on conflict (stream) do update set seqs = excluded.seqs
