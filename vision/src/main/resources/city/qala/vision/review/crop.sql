-- crop.sql : what was seen and how alike, as far as the permission goes
select crop, distance, second, threshold from vision.candidate_crop where candidate = :id;
