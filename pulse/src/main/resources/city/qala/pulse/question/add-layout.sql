-- add-layout.sql : declares the cells of a topic; answers its number
insert into pulse.layout (topic, places, residents, hours, kinds, sellers, areas, declared_at, declared_by)
values (:topic, :places, :residents::bigint[]::integer[], :hours, :kinds, :sellers::bigint[]::integer[], :areas, :at, :by)
returning no;
