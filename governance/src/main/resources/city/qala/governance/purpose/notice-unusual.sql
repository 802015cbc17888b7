-- notice-unusual.sql : tells oversight that an actor's day is out of the ordinary; once a day, growing
-- in:  at timestamptz, actor text, day date, count bigint, usual bigint        out: -
insert into governance.notice as n (kind, at, actor, purpose, day, count, usual, reason)
values ('UNUSUAL', :at, :actor, '', :day, :count, :usual, '')
on conflict (actor, day) where kind = 'UNUSUAL'
do update set count = greatest(n.count, excluded.count);
