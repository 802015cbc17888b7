-- add-asset-decision.sql : what was decided about a thing
insert into operations.asset_decision (code, at, actor, decision, reason) values (:code, :at, :actor, :decision, :reason);
