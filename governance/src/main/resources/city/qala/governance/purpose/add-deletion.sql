-- add-deletion.sql : records that something was deleted
-- in:  at timestamptz, what text, rows bigint, why text, actor text, reason text        out: -
insert into governance.deletion (at, what, rows, why, actor, reason)
values (:at, :what, :rows, :why, :actor, :reason);
