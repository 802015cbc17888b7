-- add-record.sql : a version of a record
insert into registry.record (id, version, register, key, person, delivery, valid_from, known_from, current, gone, hash, cells, iin, words, born, hidden)
values (:id, :version, :register, :key, :person, :delivery, :valid_from, :at, true, :gone, :hash, :cells::jsonb, :iin, :words, :born, :hidden);
