-- append-b.sql : stores one block
-- in:  position bigint, block bytea        out: nothing
insert into sensing.journal_b (position, block) values (:position, :block)
