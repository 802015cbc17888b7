-- forget-evenings.sql : forgets what was said of evenings long ago   in: before date
delete from sensing.evening where day < :before
