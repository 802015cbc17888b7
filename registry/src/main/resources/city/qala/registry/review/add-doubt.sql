-- add-doubt.sql : a pair that a run is not sure of; whether it was skipped stays
insert into registry.doubt (one, other, probability, weight, linked, why, run)
values (:one, :other, :probability, :weight, :linked, :why, :run)
on conflict (one, other) do update
   set probability = excluded.probability, weight = excluded.weight, linked = excluded.linked, why = excluded.why, run = excluded.run;
