-- send-again.sql : what came back unpaid goes out with the next file
-- in:  -        out: -
update proactive.line set state = 'READY', batch = '' where state = 'RETURNED'
