-- all-persons.sql : ids of everybody in any register
select p as person from registry.all_persons() as p;
