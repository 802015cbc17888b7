-- actuators.sql : actuators
select * from operations.actuator where (:id::bigint is null or id = :id::bigint) order by id limit 1000;
