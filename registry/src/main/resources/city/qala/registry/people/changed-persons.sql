-- changed-persons.sql : persons of records that deliveries changed after a mark; needs grants for all persons
select distinct r.person
  from registry.record r
  join registry.delivery d on d.id = r.delivery
 where r.current and d.state = 'applied' and d.seq > :after;
