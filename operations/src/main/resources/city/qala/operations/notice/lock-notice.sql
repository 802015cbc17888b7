-- lock-notice.sql : a notice, held until the transaction ends
select * from operations.notice where id = :id for update;
