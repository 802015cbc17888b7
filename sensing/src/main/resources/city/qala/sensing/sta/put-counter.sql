-- put-counter.sql : writes down the last number given
-- in: kind text, last bigint        out: nothing
insert into sensing.counter (kind, last) values (:kind, :last)
on conflict (kind) do update set last = greatest(sensing.counter.last, excluded.last)
