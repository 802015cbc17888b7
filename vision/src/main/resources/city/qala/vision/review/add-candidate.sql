-- add-candidate.sql : something that two people must look at
insert into vision.candidate (id, list, entry, camera, at, expires, state, trial)
values (:id, :list, :entry, :camera, :at, :expires, 'WAITING', :trial);
