-- append-a.sql : stores one block
-- in:  position bigint, block bytea        out: nothing
insert into sensing.journal_a (position, block) values (:position, :block)
