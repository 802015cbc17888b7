-- put-alarm.sql : an alarm as it is now
-- in:  the whole of it
insert into operations.alarm (id, number, kind, priority, state, cause, subject, name, district, line, lon, lat, since, raised,
       holding, members, crossings, hand, hand_at, pause_until, pause_by, pause_why, waited, escalated, ended, ended_by, ended_why,
       facts, test, version)
values (:id, :number, :kind, :priority, :state, :cause, :subject, :name, :district, :line, :lon::float8, :lat::float8, :since, :raised,
       :holding, :members, :crossings, :hand::text, :hand_at::timestamptz, :pause_until::timestamptz, :pause_by::text, :pause_why::text, :waited,
       :escalated::timestamptz, :ended::timestamptz, :ended_by::text, :ended_why::text, :facts::jsonb, :test, :version)
    on conflict (id) do update set kind = excluded.kind, priority = excluded.priority, state = excluded.state,
       holding = excluded.holding, members = excluded.members, crossings = excluded.crossings,
       hand = excluded.hand, hand_at = excluded.hand_at, pause_until = excluded.pause_until, pause_by = excluded.pause_by,
       pause_why = excluded.pause_why, waited = excluded.waited, escalated = excluded.escalated, ended = excluded.ended,
       ended_by = excluded.ended_by, ended_why = excluded.ended_why, facts = excluded.facts, version = excluded.version;
