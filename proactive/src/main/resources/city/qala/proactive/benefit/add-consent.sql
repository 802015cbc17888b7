-- add-consent.sql : somebody's yes or no
-- in:  entitlement, household, person text, yes boolean, at timestamptz, channel, recorder text        out: -
insert into proactive.consent (entitlement, household, person, yes, at, channel, recorder)
values (:entitlement, :household, :person, :yes, :at, :channel, :recorder)
on conflict (entitlement, person) do update
   set yes = excluded.yes, at = excluded.at, channel = excluded.channel, recorder = excluded.recorder
