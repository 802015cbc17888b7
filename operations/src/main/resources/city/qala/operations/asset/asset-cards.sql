-- asset-cards.sql : what staff know of all things
select * from operations.asset_card order by code;
