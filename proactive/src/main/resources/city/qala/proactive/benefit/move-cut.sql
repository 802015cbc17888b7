-- move-cut.sql : a reduction goes with its entitlement
-- in:  unit, household text        out: -
update proactive.reduction r set household = :household
  from proactive.entitlement e where e.id = r.entitlement and e.unit = :unit and r.household <> :household
