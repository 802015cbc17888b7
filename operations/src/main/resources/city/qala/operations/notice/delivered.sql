-- delivered.sql : it got there
update operations.delivery set state = 'SENT', sent = :at, attempts = attempts + 1, trouble = '' where no = :no;
