-- end-member.sql : somebody who does not belong to a household any more
update registry.member set known_until = :at where household = :household and person = :person and known_until is null;
