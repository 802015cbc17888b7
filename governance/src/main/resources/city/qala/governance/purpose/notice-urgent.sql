-- notice-urgent.sql : tells oversight that somebody left the ordinary way
-- in:  at timestamptz, actor text, purpose text, day date, reason text, until timestamptz        out: -
insert into governance.notice (kind, at, actor, purpose, day, count, usual, reason, until)
values ('URGENT', :at, :actor, :purpose, :day, 1, 0, :reason, :until);
