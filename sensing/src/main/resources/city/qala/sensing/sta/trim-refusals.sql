-- trim-refusals.sql : keeps the newest refusals of a device
-- in: device, most bigint        out: nothing
delete from sensing.refusal
 where device = :device
   and id <= (select id from sensing.refusal where device = :device order by id desc offset :most limit 1)
