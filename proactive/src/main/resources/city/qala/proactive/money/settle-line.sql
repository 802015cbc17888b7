-- settle-line.sql : what became of money that was sent
-- in:  id, state, told text        out: -
update proactive.line set state = :state, told = :told where id = :id and state = 'SENT'
