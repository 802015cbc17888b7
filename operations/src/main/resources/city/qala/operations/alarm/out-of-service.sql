-- out-of-service.sql : things out of service
select subject, since, by_whom, reason from operations.out_of_service order by subject;
