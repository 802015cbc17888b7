-- list-events.sql : the whole history of the register, first line first
-- in:  -        out: a line
select number, algorithm, at, actor, kind, roles, deed, reason, body, seal
  from governance.algorithm_event
 order by number
