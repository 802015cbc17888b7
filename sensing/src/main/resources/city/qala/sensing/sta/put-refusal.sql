-- put-refusal.sql : writes down a refused reading
-- in: device, at, via, target, code, why, sent        out: nothing
insert into sensing.refusal (device, at, via, target, code, why, sent)
values (:device, :at, :via, :target, :code, :why, :sent)
