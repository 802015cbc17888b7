-- looked-at.sql : when a household has to be looked at next
-- in:  id text, due date, at timestamptz        out: -
update proactive.household set due = :due, assessed = :at where id = :id
