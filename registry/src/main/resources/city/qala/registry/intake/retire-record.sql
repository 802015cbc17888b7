-- retire-record.sql : the version that is no longer the newest
update registry.record set current = false where id = :id and version = :version;
