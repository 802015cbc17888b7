-- report-of-token.sql : the report that a token follows
select id, seq, token, service, status, status_notes, description, address, address_id, zipcode, lat, lon, media_url, attributes,
       tracked, voices, reopened, requested, updated, expected, closed
  from services.report
 where token = :token;
