-- set-roll.sql : says in which district a resident is counted
-- in:  id, district text        out: -
insert into governance.roll (id, district) values (:id, :district)
on conflict (id) do update set district = excluded.district
