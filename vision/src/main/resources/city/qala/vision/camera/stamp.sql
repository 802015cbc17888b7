-- stamp.sql : changes whenever an entry does
select count(*) || ' ' || coalesce(max(changed)::text, '') as stamp from vision.camera;
