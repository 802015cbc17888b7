-- reject-notice.sql : somebody refuses it, with a reason
update operations.notice set rejected = :at, rejecter = :by, reason = :reason where id = :id and approved is null and rejected is null;
