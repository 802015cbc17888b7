-- clear-doubts.sql : pairs that the newest run is sure of
delete from registry.doubt where run <> :run;
