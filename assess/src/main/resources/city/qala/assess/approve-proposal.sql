-- approve-proposal.sql : puts the waiting claims of a proposal in force
update assess.claim
   set approved_by = :by, approved_roles = :roles, approved_at = :at
 where proposal = :proposal and approved_by is null and refused_by is null;
