-- send-lines.sql : what was ready leaves with a batch
-- in:  kind, batch text        out: -
update proactive.line set state = 'SENT', batch = :batch where state = 'READY' and kind = :kind
