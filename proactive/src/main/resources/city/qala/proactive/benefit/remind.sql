-- remind.sql : an offer was repeated
-- in:  id text, day date        out: -
update proactive.entitlement set reminded = :day where id = :id
