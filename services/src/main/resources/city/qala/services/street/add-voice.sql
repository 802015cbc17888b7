-- add-voice.sql : one more person is affected
update services.report
   set voices = voices + 1, updated = :at, seq = nextval('services.change_no')
 where id = :id and status = 'OPEN' and tracked;
