-- persons-of-register.sql : ids of the persons whom a register speaks of
select p as person from registry.persons_of(:register) as p;
