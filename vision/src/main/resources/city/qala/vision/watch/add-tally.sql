-- add-tally.sql : faces that passed, added to their hour
insert into vision.tally (camera, hour, faces, unfit, candidates) values (:camera, :hour, :faces, :unfit, :candidates)
on conflict (camera, hour) do update
   set faces = vision.tally.faces + excluded.faces, unfit = vision.tally.unfit + excluded.unfit,
       candidates = vision.tally.candidates + excluded.candidates;
