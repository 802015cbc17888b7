-- put-heard.sql : when a camera was last heard; an older moment changes nothing
insert into vision.camera_heard (camera, at, skew_ms)
select :camera, :at, :skew where exists (select from vision.camera where id = :camera)
on conflict (camera) do update set at = excluded.at, skew_ms = excluded.skew_ms where vision.camera_heard.at < excluded.at;
