-- due-households.sql : who has to be looked at on a day, some of them, nobody that another run has in hand
-- in:  day date, most integer        out: id text
select id from proactive.household where due <= :day order by due, id limit :most for update skip locked
