-- know-household.sql : a household that has to be looked at by a day; the nearer day counts
-- in:  id text, due date        out: -
insert into proactive.household (id, due) values (:id, :due)
on conflict (id) do update set due = least(proactive.household.due, excluded.due)
