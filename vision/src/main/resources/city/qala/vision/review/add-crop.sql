-- add-crop.sql : what was seen, sealed
insert into vision.candidate_crop (candidate, crop, distance, second, threshold) values (:id, :crop, :distance, :second, :threshold);
