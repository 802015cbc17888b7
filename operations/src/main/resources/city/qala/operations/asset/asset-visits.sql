-- asset-visits.sql : visits to a thing, the last first
select * from operations.asset_visit where code = :code order by no desc limit 100;
