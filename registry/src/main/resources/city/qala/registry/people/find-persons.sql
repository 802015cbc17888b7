-- find-persons.sql : ids of those whom a search may ask to open
select p as person from registry.find_persons(:number, :words, :day) as p;
