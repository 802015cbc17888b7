-- members-now.sql : who belongs to which household
select household, person from registry.member where known_until is null;
