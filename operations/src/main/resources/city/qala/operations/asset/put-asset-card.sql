-- put-asset-card.sql : what staff know of a thing
insert into operations.asset_card (code, price, upkeep, bought, due, changed, actor)
values (:code, :price::bigint, :upkeep::bigint, :bought::date, :due::date, :changed, :actor)
on conflict (code) do update set price = excluded.price, upkeep = excluded.upkeep, bought = excluded.bought,
    due = excluded.due, changed = excluded.changed, actor = excluded.actor;
