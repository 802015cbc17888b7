-- erasures.sql : what was erased of each list
select list, at, why, templates, photos, candidates from vision.erasure order by at desc limit 500;
