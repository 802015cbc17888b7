-- add-report.sql : a new report; answers its number
insert into services.report
       (seq, token, service, status, description, address, address_id, lat, lon, media_url, attributes, tracked, requested, updated, expected)
values (nextval('services.change_no'), :token, :service, 'OPEN', :description, :address, :addressId, :lat, :lon, :mediaUrl, :attributes,
        :tracked, :at, :at, :expected)
returning id;
