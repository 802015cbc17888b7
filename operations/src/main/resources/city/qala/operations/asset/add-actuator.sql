-- add-actuator.sql : an actuator; out: its id
insert into operations.actuator (name, description, encoding, metadata) values (:name, :description, :encoding, :metadata) returning id;
