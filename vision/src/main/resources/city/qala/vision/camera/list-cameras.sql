-- list-cameras.sql : every camera with when it was last heard
select c.id, c.name, c.district, c.lat, c.lon, c.bearing, c.lens, c.pixels, c.height, c.owner, c.purpose, c.sign, c.masks, c.retention_days,
       c.firmware, c.firmware_on, c.device, h.at as heard, h.skew_ms
  from vision.camera c
  left join vision.camera_heard h on h.camera = c.id
 order by c.id;
