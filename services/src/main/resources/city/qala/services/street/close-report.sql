-- close-report.sql : closes an open report and says why
update services.report
   set status = 'CLOSED', status_notes = :notes, closed = :at, updated = :at, seq = nextval('services.change_no')
 where id = :id and status = 'OPEN';
