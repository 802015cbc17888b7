-- add-incident-step.sql : a step of the protocol is done; a repeat changes nothing
insert into operations.incident_step (incident, step, at, actor) values (:incident, :step, :at, :actor) on conflict do nothing;
