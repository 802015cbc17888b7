-- walk-reports.sql : those that changed after a place in the order of changes
select id, seq, token, service, status, status_notes, description, address, address_id, zipcode, lat, lon, media_url, attributes,
       tracked, voices, reopened, requested, updated, expected, closed
  from services.report
 where tracked and seq > :after
   and requested >= :from and requested < :to
   and (:services::text[] is null or service = any(:services))
   and (:status::text is null or status = :status)
   and (:updatedSince::timestamptz is null or updated >= :updatedSince)
   and (:south::double precision is null or (lat between :south and :north and lon between :west and :east))
 order by seq
 limit :most;
