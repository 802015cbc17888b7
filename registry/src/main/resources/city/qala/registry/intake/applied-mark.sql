-- applied-mark.sql : how much has been applied so far
select coalesce(max(seq), 0) as n from registry.delivery where state = 'applied';
