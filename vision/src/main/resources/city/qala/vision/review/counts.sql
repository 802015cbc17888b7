-- counts.sql : what came of candidates of each list since a moment, trials left out
select list, count(*) filter (where state = 'CONFIRMED') as confirmed, count(*) filter (where state = 'DIFFERENT') as different,
       count(*) filter (where state = 'UNSURE') as unsure, count(*) filter (where state in ('EXPIRED', 'ERASED')) as lapsed, count(*) as candidates
  from vision.candidate
 where at >= :since and trial = ''
 group by list;
