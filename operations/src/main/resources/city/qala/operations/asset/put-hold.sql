-- put-hold.sql : a thing is worked by hand until then
insert into operations.asset_hold (code, until, at, actor, reason) values (:code, :until, :at, :actor, :reason)
on conflict (code) do update set until = excluded.until, at = excluded.at, actor = excluded.actor, reason = excluded.reason;
