-- records-of-pair.sql : two records as they are now; needs grants for their persons
select id, version, register, cells::text as cells from registry.record where current and id in (:one, :other);
