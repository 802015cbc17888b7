-- add-crossing.sql : a condition began
insert into operations.crossing (condition, at, alarm, told) values (:condition, :at, :alarm, :told);
