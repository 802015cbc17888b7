-- lead-incident.sql : somebody else leads
update operations.incident set lead = :lead where id = :id;
