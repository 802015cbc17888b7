-- approve-notice.sql : a second person agrees
update operations.notice set approved = :at, approver = :by where id = :id and approved is null and rejected is null;
