-- all-due.sql : everybody has to be looked at, because the law has changed
-- in:  day date        out: -
update proactive.household set due = :day where due > :day
