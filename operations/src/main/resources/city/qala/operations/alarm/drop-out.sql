-- drop-out.sql : a thing is back in service
delete from operations.out_of_service where subject = :subject;
