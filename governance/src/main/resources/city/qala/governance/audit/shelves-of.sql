-- shelves-of.sql : the indexes of shelves for the neighbours of a subject
-- in:  chunk int, low int, high int        out: shelf int, body bytea
select shelf, body from governance.audit_shelf where chunk = :chunk and shelf >= :low and shelf < :high
