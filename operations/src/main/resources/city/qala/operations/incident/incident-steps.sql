-- incident-steps.sql : steps that are done
select step, at, actor from operations.incident_step where incident = :incident order by step;
