-- put-out.sql : a thing goes out of service
insert into operations.out_of_service (subject, since, by_whom, reason) values (:subject, :since, :by, :reason)
    on conflict (subject) do update set since = excluded.since, by_whom = excluded.by_whom, reason = excluded.reason;
