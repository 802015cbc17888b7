-- move-unit.sql : what somebody has goes with them to another household
-- in:  unit, household text        out: -
update proactive.entitlement set household = :household where unit = :unit and household <> :household
