-- lists-over.sql : lists whose time has run out
select id from vision.watchlist where state <> 'ENDED' and ends <= :now order by id limit 50;
