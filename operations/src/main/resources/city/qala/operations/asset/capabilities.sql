-- capabilities.sql : capabilities, of one id, of one thing, or all
select id, thing, code, device, actuator, name, description, parameters::text as parameters from operations.capability
where (:id::bigint is null or id = :id::bigint) and (:thing::bigint is null or thing = :thing::bigint)
  and (:code::text is null or code = :code::text) order by id limit 1000;
