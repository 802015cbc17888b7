-- add-erasure.sql : the record of what was erased
insert into vision.erasure (list, at, why, templates, photos, candidates) values (:list, :at, :why, :templates, :photos, :candidates);
