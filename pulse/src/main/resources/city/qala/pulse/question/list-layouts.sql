-- list-layouts.sql : every layout, oldest first
select no, topic, places, residents, hours, kinds, sellers, areas from pulse.layout order by no;
