-- end-households.sql : households that nobody belongs to any more
update registry.household h set ended = :at
 where ended is null and not exists (select from registry.member m where m.household = h.id and m.known_until is null);
