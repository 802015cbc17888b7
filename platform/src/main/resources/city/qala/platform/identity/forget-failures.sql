-- forget-failures.sql : forgets wrong guesses at an account
-- in:  name text        out: rows
delete from identity.failure where account = :name
