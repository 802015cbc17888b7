-- find-migrated.sql : what was applied last to a capability's schema; no row before the first time
-- in:  capability text        out: fingerprint text
select fingerprint from public.qala_migrated where capability = :capability;
