-- decide-proposal.sql : a second person decides; no row if it is decided already
-- in:  id, outcome, by text, now timestamptz        out: rows
update identity.proposal
   set outcome = :outcome, decided_by = :by, decided_at = :now
 where id = :id and outcome is null
