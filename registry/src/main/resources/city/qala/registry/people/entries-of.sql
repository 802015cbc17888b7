-- entries-of.sql : what was said of some persons on a day, as was known at a moment
select id, version, register, person, valid_from, cells, hidden
  from (select distinct on (id) id, version, register, person, valid_from, cells::text as cells, gone, hidden
          from registry.record
         where person = any (:persons) and valid_from <= :day and known_from <= :known
         order by id, valid_from desc, version desc) as newest
 where not gone
 order by id;
