-- add-notice.sql : a draft, or what a correction or a call for staff is made of
insert into operations.notice (id, audience, verb, alarm, corrects, texts, area, severity, expires, drafted, drafter, drafter_roles, approved, approver, reason, test)
values (:id, :audience, :verb, :alarm, :corrects::text, :texts::jsonb, :area, :severity, :expires, :drafted, :drafter, :drafter_roles, :approved::timestamptz, :approver::text, :reason::text, :test)
    on conflict (alarm) where audience = 'STAFF' do nothing;
