-- sealed-state.sql : up to where observations are sealed
-- in:  nothing        out: position bigint, generation int, last_file int, streams bytea
select position, generation, last_file, streams from sensing.sealed_state
