-- deliveries-of.sql : to whom a notice went
select receiver, state, attempts, sent, trouble from operations.delivery where notice = :notice order by no;
