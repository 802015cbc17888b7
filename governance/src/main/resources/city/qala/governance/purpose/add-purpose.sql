-- add-purpose.sql : a purpose as it stands after a change
-- in:  code text, revision integer, status text, body json text, three signatures, reason text        out: -
insert into governance.purpose (
    code, revision, status, body,
    proposed_by, proposed_roles, proposed_at,
    approved_by, approved_roles, approved_at,
    withdrawn_by, withdrawn_roles, withdrawn_at, reason)
values (
    :code, :revision, :status, :body::jsonb,
    :proposedBy, :proposedRoles, :proposedAt,
    :approvedBy, :approvedRoles, :approvedAt,
    :withdrawnBy, :withdrawnRoles, :withdrawnAt, :reason);
