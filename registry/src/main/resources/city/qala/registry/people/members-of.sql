-- members-of.sql : who belonged to a household, as was known at a moment
select person, valid_from from registry.member
 where household = :household and known_from <= :known and (known_until is null or known_until > :known) order by person;
