-- retire-as-gone.sql : a record that a whole register no longer has, as a version that says so
insert into registry.record (id, version, register, key, person, delivery, valid_from, known_from, current, gone, hash, cells, iin, words, born)
select id, version + 1, register, key, person, :delivery, greatest(:valid_from, valid_from), :at, true, true, '', '{}'::jsonb, '', '{}', ''
  from registry.record where id = :id and version = :version;
