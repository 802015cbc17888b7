-- consents-of.sql : who said what to an offer
-- in:  entitlement text        out: person text, yes boolean
select person, yes from proactive.consent where entitlement = :entitlement order by at
