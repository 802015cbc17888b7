-- remove-camera.sql : a camera that was taken down
delete from vision.camera where id = :id;
