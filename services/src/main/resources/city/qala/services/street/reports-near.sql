-- reports-near.sql : open ones of a service in a box or at an address
select id, seq, token, service, status, status_notes, description, address, address_id, zipcode, lat, lon, media_url, attributes,
       tracked, voices, reopened, requested, updated, expected, closed
  from services.report
 where tracked and status = 'OPEN' and service = :service
   and (   (:south::double precision is not null and lat between :south and :north and lon between :west and :east)
        or (:address::text is not null and lower(address) = lower(:address)))
 order by requested desc
 limit 50;
