-- drop-hold.sql : a thing takes commands again
delete from operations.asset_hold where code = :code;
