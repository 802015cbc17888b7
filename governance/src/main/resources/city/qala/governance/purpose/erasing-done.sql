-- erasing-done.sql : a part has forgotten somebody
-- in:  subject text, part text        out: nothing
delete from governance.erasing where subject = :subject and part = :part
