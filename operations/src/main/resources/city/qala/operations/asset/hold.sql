-- hold.sql : by whom and until when a thing is worked by hand
select * from operations.asset_hold where code = :code and until > :now;
