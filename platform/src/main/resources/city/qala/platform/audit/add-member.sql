-- add-member.sql : remembers who was in a set
-- in:  entry bigint, pseudonyms text[]        out: rows
insert into audit.member (entry, pseudonym)
select :entry, unnest(:pseudonyms::text[])
