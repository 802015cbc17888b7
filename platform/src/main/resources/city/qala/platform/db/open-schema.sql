-- open-schema.sql : makes a schema, and lets the role of ordinary work use what will be made in it
-- in:  schema text        out: done text
select guard.open_schema(:schema::name)::text as done;
