-- last-asset-visits.sql : the last visit to each thing
select distinct on (code) * from operations.asset_visit order by code, no desc;
