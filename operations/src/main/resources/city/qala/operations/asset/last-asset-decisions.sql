-- last-asset-decisions.sql : the last decision about each thing
select distinct on (code) * from operations.asset_decision order by code, no desc;
