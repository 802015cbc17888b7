-- next-count.sql : the next number of a command to a thing
insert into operations.command_count (code, last) values (:code, 1)
on conflict (code) do update set last = operations.command_count.last + 1 returning last;
