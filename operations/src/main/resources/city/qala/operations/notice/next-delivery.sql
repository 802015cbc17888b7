-- next-delivery.sql : what a receiver gets next, in order
select d.no, d.notice, d.attempts, d.next_at from operations.delivery d where d.receiver = :receiver and d.state = 'WAITING' order by d.no limit 1;
