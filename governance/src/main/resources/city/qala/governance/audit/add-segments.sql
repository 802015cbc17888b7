-- add-segments.sql : full segments; their words come as one text of numbers each
-- in:  firsts bigint[], roots bytea[], bodies bytea[], concerns bytea[], terms text[]        out: nothing
insert into governance.audit_segment (first, root, body, concerns, terms)
select first, root, body, concerns, string_to_array(terms, ' ')::bigint[]
  from unnest(:firsts::bigint[], :roots::bytea[], :bodies::bytea[], :concerns::bytea[], :terms::text[])
       as part (first, root, body, concerns, terms)
