-- forget-forecasts.sql : forgets what was said long ago   in: before timestamptz
delete from sensing.forecast where origin < :before
