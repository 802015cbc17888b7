-- ready-lines.sql : money that has to go out
-- in:  kind text        out: the columns of proactive.line, code integer
select l.id, l.household, l.entitlement, l.policy, l.unit, l.kind, l.account, l.period, l.seq, l.amount, l.state, l.batch, l.told, l.at
  from proactive.line l where l.state = 'READY' and l.kind = :kind order by l.account, l.id for update
