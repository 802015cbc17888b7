-- put-camera.sql : a camera as it is now; the whole entry is replaced
insert into vision.camera
       (id, name, district, lat, lon, bearing, lens, pixels, height, owner, purpose, sign, masks, retention_days, firmware, firmware_on, device, changed)
values (:id, :name, :district, :lat, :lon, :bearing, :lens, :pixels, :height, :owner, :purpose, :sign, :masks, :retentionDays, :firmware,
        :firmwareOn::date, :device, :at)
on conflict (id) do update
   set name = excluded.name, district = excluded.district, lat = excluded.lat, lon = excluded.lon, bearing = excluded.bearing,
       lens = excluded.lens, pixels = excluded.pixels, height = excluded.height, owner = excluded.owner, purpose = excluded.purpose,
       sign = excluded.sign, masks = excluded.masks, retention_days = excluded.retention_days, firmware = excluded.firmware,
       firmware_on = excluded.firmware_on, device = excluded.device, changed = excluded.changed;
