-- reopen-report.sql : opens a closed report again
update services.report
   set status = 'OPEN', status_notes = :notes, closed = null, reopened = reopened + 1, voices = voices + 1, updated = :at,
       seq = nextval('services.change_no')
 where id = :id and status = 'CLOSED';
