-- refusals.sql : refused readings of a device, newest first
-- in: device, before bigint, most int        out: id, device, at, via, target, code, why, sent
select id, device, at, via, target, code, why, sent
  from sensing.refusal
 where device = :device and id < :before
 order by id desc
 limit :most
