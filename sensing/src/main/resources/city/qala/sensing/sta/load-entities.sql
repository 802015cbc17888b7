-- load-entities.sql : every entity that is kept in memory, link targets first
-- in: nothing        out: kind, id, body text, thing, sensor, observed text, places text, former text (as {1,2})
select kind, id, body, thing, sensor, observed::text as observed, places::text as places, former::text as former
  from sensing.entity
 order by kind, id
