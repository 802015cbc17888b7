-- add-incident.sql : opens an incident
-- out: its number
insert into operations.incident (id, protocol, title, district, alarm, opened, opened_by, lead, test)
values (:id, :protocol, :title, :district, :alarm::text, :opened, :by, :by, :test) returning number;
