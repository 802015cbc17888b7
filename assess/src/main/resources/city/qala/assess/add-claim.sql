-- add-claim.sql : one claim of a proposal
insert into assess.claim
       (proposal, indicator, part, year, value, source, origin, quality, note, entered_by, entered_roles, entered_at)
values (:proposal, :indicator, :part, :year, :value, :source, :origin, :quality, :note, :by, :roles, :at);
