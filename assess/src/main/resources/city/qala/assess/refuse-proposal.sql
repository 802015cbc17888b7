-- refuse-proposal.sql : lays the waiting claims of a proposal aside
update assess.claim
   set refused_by = :by, refused_roles = :roles, refused_at = :at
 where proposal = :proposal and approved_by is null and refused_by is null;
