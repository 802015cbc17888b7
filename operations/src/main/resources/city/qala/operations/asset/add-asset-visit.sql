-- add-asset-visit.sql : a visit to a thing
insert into operations.asset_visit (code, at, actor, what, cost) values (:code, :at, :actor, :what, :cost);
