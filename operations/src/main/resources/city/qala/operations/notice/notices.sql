-- notices.sql : the newest notices
select * from operations.notice where audience = 'PUBLIC' order by drafted desc limit :most;
