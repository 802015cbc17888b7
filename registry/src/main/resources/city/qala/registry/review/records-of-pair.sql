-- records-of-pair.sql : two records as they are now; needs grants for their persons
select id, version, register, cells::text as cells,
       (select bool_or(h.hidden) from registry.record h where h.current and h.person = r.person) as hidden
  from registry.record r where current and id in (:one, :other);
