-- add-resident.sql : adds a resident, or brings what the register says of them up to date
-- in:  id, name, born, language, iin, address, address_hidden, district, phone, email, source, since, changed        out: -
insert into governance.resident as r
       (id, name, born, language, iin, address, address_hidden, district, phone, email, source, since, changed)
values (:id, :name, :born, :language, :iin, :address, :address_hidden, :district, :phone, :email, :source, :since, :changed)
on conflict (id) do update
   set name = excluded.name, born = excluded.born, language = excluded.language, address = excluded.address,
       address_hidden = excluded.address_hidden, district = excluded.district, phone = excluded.phone,
       email = excluded.email, source = excluded.source, changed = excluded.changed
