-- add-capability.sql : a capability; out: its id
insert into operations.capability (thing, code, device, actuator, name, description, parameters)
values (:thing, :code, :device, :actuator, :name, :description, :parameters::jsonb) returning id;
