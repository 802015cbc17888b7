-- current-rows.sql : what a register says now: keys and hashes; needs grants for all its persons
select id, version, key, person, hash, gone, valid_from from registry.record where register = :register and current;
