-- incidents-between.sql : incidents that were open at some moment of a time
select * from operations.incident where opened < :to and coalesce(closed, 'infinity') >= :from order by opened limit :most;
