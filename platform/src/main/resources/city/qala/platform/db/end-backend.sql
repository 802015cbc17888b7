-- end-backend.sql : ends the server process of a connection that we have lost, and waits until it is gone
-- in:  pid int, name text        out: gone boolean; no row if there is none
select pg_terminate_backend(pid, 10000) as gone
  from pg_stat_activity
 where pid = :pid and application_name = :name and pid <> pg_backend_pid();
