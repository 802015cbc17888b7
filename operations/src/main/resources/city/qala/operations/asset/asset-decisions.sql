-- asset-decisions.sql : what was decided about a thing, the last first
select * from operations.asset_decision where code = :code order by no desc limit 100;
