-- add-event.sql : a line of the register's history
-- in:  number bigint, algorithm text, at timestamptz, actor, kind, roles, deed, reason, body, seal text        out: -
insert into governance.algorithm_event (
    number, algorithm, at, actor, kind, roles, deed, reason, body, seal)
values (:number, :algorithm, :at, :actor, :kind, :roles, :deed, :reason, :body, :seal)
