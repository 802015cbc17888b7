-- is-known.sql : whether the same entry waits at the same camera already
select exists (select from vision.candidate where entry = :entry and camera = :camera and state in ('WAITING', 'SECOND')) as known;
