-- add-reduction.sql : proposes a reduction to an official
-- in:  id, entitlement, household text, amount numeric, assessment text, proposed timestamptz        out: -
insert into proactive.reduction (id, entitlement, household, amount, assessment, state, proposed)
values (:id, :entitlement, :household, :amount::numeric, :assessment, 'PROPOSED', :proposed)
