-- add-incident-log.sql : a line of an incident's log
insert into operations.incident_log (incident, at, actor, what, words) values (:incident, :at, :actor, :what, :words);
