-- notice-by-id.sql : one notice
select * from operations.notice where id = :id;
