-- incident-log.sql : the log of an incident
select at, actor, what, words from operations.incident_log where incident = :incident order by no;
