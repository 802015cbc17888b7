-- sign-list.sql : where a list stands, and who signed
update vision.watchlist
   set state = :state, requested_by = :requestedBy::text, requested_roles = :requestedRoles::text[], requested_at = :requestedAt::timestamptz,
       approved_by = :approvedBy::text, approved_roles = :approvedRoles::text[], approved_at = :approvedAt::timestamptz,
       seal = :seal::text, forecast = :forecast::double precision
 where id = :id;
