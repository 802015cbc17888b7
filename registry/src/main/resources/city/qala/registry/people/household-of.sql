-- household-of.sql : the household of a person, as was known at a moment
select household, valid_from from registry.member
 where person = :person and known_from <= :known and (known_until is null or known_until > :known);
