-- not-delivered.sql : it did not get there; tried again later, or given up
update operations.delivery set state = :state, next_at = :next, attempts = attempts + 1, trouble = :trouble where no = :no;
