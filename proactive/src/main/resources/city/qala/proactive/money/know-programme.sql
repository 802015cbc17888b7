-- know-programme.sql : gives a programme its number
-- in:  policy text        out: -
insert into proactive.programme (policy) values (:policy) on conflict (policy) do nothing
