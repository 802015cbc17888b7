-- open-incidents.sql : incidents that are not closed
select * from operations.incident where closed is null order by opened;
