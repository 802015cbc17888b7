-- forget-proposals.sql : forgets what was asked for an account
-- in:  name text        out: rows
delete from identity.proposal where account = :name
