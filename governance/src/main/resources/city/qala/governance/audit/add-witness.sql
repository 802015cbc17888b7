-- add-witness.sql : keeps what a witness answered
-- in:  witness text, size bigint, at timestamptz, state text, said text, receipt bytea        out: nothing
insert into governance.audit_witness (witness, size, at, state, said, receipt)
values (:witness, :size, :at, :state, :said, :receipt)
on conflict do nothing
