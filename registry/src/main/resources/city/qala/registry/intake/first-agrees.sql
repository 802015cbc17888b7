-- first-agrees.sql : the first who agrees to a held delivery
update registry.delivery set first_by = :by, first_roles = :roles, first_at = :at where id = :id and state = 'held';
