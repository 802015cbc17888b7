-- count-reports.sql : open ones, and those of them that are late
select count(*) as open, count(*) filter (where expected < :now) as late
  from services.report
 where status = 'OPEN';
