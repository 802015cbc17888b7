-- persons-of-records.sql : ids of the persons of some records
select p as person from registry.persons_of_records(:ids) as p order by p;
